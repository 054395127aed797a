package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.FaultProxy;
import dev.hindsight.bench.proxy.HttpUpstream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/** Stands before moto: journals every call, and lets some of them meet a trouble. */
public final class AwsProxy implements AutoCloseable {

  private final FaultProxy proxy;
  private final AwsJournal journal;
  private volatile AwsTroubles troubles = _ -> Fault.none();

  private AwsProxy(URI server, AwsJournal journal) throws IOException {
    this.journal = journal;
    proxy =
        FaultProxy.before(
            new HttpUpstream(server), request -> troubles.next(new AwsCall(request)), journal);
  }

  /** On a free port of loopback. */
  public static AwsProxy before(URI server, Clock clock) throws IOException {
    return new AwsProxy(server, new AwsJournal(clock));
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
