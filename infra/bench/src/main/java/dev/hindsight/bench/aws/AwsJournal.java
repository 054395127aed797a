package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.Reply;
import dev.hindsight.bench.proxy.Request;
import dev.hindsight.bench.proxy.Witness;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every call that the proxy saw. */
public final class AwsJournal implements Witness {

  private final Clock clock;
  private final List<AwsSeen> seen = new ArrayList<>();

  AwsJournal(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void saw(Request request, Fault fault, Optional<Reply> done, int answered) {
    AwsCall call = new AwsCall(request);
    seen.add(
        new AwsSeen(
            seen.size(),
            clock.instant(),
            call.service(),
            call.operation(),
            call.region(),
            call.values(),
            call.writes(),
            call.bodyHash(),
            fault.getClass().getSimpleName(),
            done.isPresent(),
            call.writes() && done.filter(Reply::good).isPresent(),
            answered));
  }

  /** So far, oldest first. */
  public synchronized List<AwsSeen> all() {
    return List.copyOf(seen);
  }

  /** The writes that were asked for, whatever became of them. */
  public List<AwsSeen> tried() {
    return all().stream().filter(AwsSeen::writes).toList();
  }

  /** The writes that took effect. */
  public List<AwsSeen> applied() {
    return all().stream().filter(AwsSeen::applied).toList();
  }
}
