package dev.hindsight.actions.policy;

import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.NotNow;
import dev.hindsight.actions.policy.rulebook.Limits;
import dev.hindsight.actions.policy.rulebook.Limits.Caps;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules about how much is going on already. */
final class LoadRules {

  private static final String RUNNING = "%d plans of the %s are at work, at most %d may be";
  private static final String STARTED =
      "%d plans of the %s were started within the hour, at most %d may be";

  private LoadRules() {}

  static Verdict running(Question question) {
    return verdict(running(question.book().limits(), question.moment().load()));
  }

  static Verdict runsPerHour(Question question) {
    return verdict(runsPerHour(question.book().limits(), question.moment().load()));
  }

  /** Why nothing starts besides all that; both rules. */
  static Optional<String> obstacle(Limits limits, Load load) {
    return running(limits, load).or(() -> runsPerHour(limits, load));
  }

  private static Optional<String> running(Limits limits, Load load) {
    return full(limits.running(), load.runningOfService(), load.runningOfCluster(), RUNNING);
  }

  private static Optional<String> runsPerHour(Limits limits, Load load) {
    return full(limits.runsPerHour(), load.startedOfService(), load.startedOfCluster(), STARTED);
  }

  private static Verdict verdict(Optional<String> why) {
    return why.<Verdict>map(NotNow::new).orElseGet(Abstain::new);
  }

  private static Optional<String> full(Caps caps, int ofService, int ofCluster, String sentence) {
    return full(caps.service(), ofService, "service", sentence)
        .or(() -> full(caps.cluster(), ofCluster, "cluster", sentence));
  }

  private static Optional<String> full(OptionalInt cap, int count, String of, String sentence) {
    return cap.isPresent() && count >= cap.getAsInt()
        ? Optional.of(sentence.formatted(count, of, cap.getAsInt()))
        : Optional.empty();
  }
}
