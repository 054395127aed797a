package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.FaultProxy;
import dev.hindsight.bench.proxy.HttpUpstream;
import dev.hindsight.bench.proxy.Reply;
import dev.hindsight.bench.proxy.Request;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Stands before moto: journals every call, lets some of them meet a trouble, and some reads be
 * late.
 */
public final class AwsProxy implements AutoCloseable {

  private final FaultProxy proxy;
  private final AwsJournal journal;
  private final StaleReads stale;
  private volatile AwsTroubles troubles = _ -> Fault.none();

  private AwsProxy(URI server, Clock clock) throws IOException {
    this.journal = new AwsJournal(clock);
    this.stale = new StaleReads(clock);
    proxy = FaultProxy.before(new HttpUpstream(server), this::fault, this::saw);
  }

  private Fault fault(Request request) {
    AwsCall call = new AwsCall(request);
    return stale.of(call).<Fault>map(Fault.Stale::new).orElseGet(() -> troubles.next(call));
  }

  private void saw(Request request, Fault fault, Optional<Reply> done, int answered) {
    AwsCall call = new AwsCall(request);
    if (done.filter(Reply::good).isPresent()) {
      stale.saw(call, done.get(), call.writes() ? troubles.behind(call) : Duration.ZERO);
    }
    journal.saw(request, fault, done, answered);
  }

  /** On a free port of loopback. */
  public static AwsProxy before(URI server, Clock clock) throws IOException {
    return new AwsProxy(server, clock);
  }

  /** What a client takes for AWS. */
  public URI url() {
    return proxy.url();
  }

  /** From now on. */
  public void trouble(AwsTroubles next) {
    troubles = next;
  }

  public AwsJournal journal() {
    return journal;
  }

  @Override
  public void close() {
    proxy.close();
  }
}
