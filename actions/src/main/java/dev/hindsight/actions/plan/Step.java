package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.verify.Probe;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The closed family of what a plan is made of; only an {@link Act} changes anything. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Step.Act.class),
  @JsonSubTypes.Type(Step.Wait.class),
  @JsonSubTypes.Type(Step.Check.class),
  @JsonSubTypes.Type(Step.Ask.class)
})
public sealed interface Step {

  /** The longest a step without a write may take. */
  Duration LONGEST = Duration.ofHours(1);

  /** What it does, for people. */
  String sentence();

  /** How long it may take by the plan; nothing for a write, which the run's deadline bounds. */
  Duration within();

  /** The step every action of the family gets: same promises, its own values. */
  static Act of(Action action, List<ObjectRef> watched) {
    Target target = action.target();
    String generation =
        target.generation() > 0 ? ", generation %d".formatted(target.generation()) : "";
    return new Act(
        action,
        "%s has UID %s%s and %s"
            .formatted(target.object().display(), target.uid(), generation, action.beforeWords()),
        "%s, alert gone, good samples in a row through the soak time"
            .formatted(
                action.verification(
                    watched.stream().map(ObjectRef::display).collect(Collectors.joining(" and ")))),
        action.undo().words());
  }

  private static Duration seconds(long seconds) {
    Duration length = Duration.ofSeconds(seconds);
    if (seconds < 1 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a step takes 1 to %d seconds, not %d".formatted(LONGEST.toSeconds(), seconds));
    }
    return length;
  }

  /** One action with what must hold before, what must hold after, and how it is taken back. */
  record Act(Action action, String precondition, String verification, String undo) implements Step {

    @Override
    public String sentence() {
      return action.sentence();
    }

    @Override
    public Duration within() {
      return Duration.ZERO;
    }
  }

  /** Nothing, for a while. */
  record Wait(long waitSeconds) implements Step {

    public Wait {
      seconds(waitSeconds);
    }

    @Override
    public String sentence() {
      return "Wait %d s".formatted(waitSeconds);
    }

    @Override
    public Duration within() {
      return seconds(waitSeconds);
    }
  }

  /** A look at something, again and again until it is as it should be or the time is over. */
  record Check(Probe probe, long withinSeconds) implements Step {

    public Check {
      seconds(withinSeconds);
    }

    @Override
    public String sentence() {
      return "Check within %d s that %s".formatted(withinSeconds, probe.sentence());
    }

    @Override
    public Duration within() {
      return seconds(withinSeconds);
    }
  }

  /** A question to an approver; a yes lets the run go on, a no or silence does not. */
  record Ask(String question, long withinSeconds) implements Step {

    private static final int LONGEST_QUESTION = 300;

    public Ask {
      seconds(withinSeconds);
      if (question.isBlank() || question.length() > LONGEST_QUESTION) {
        throw new IllegalArgumentException(
            "a question has 1 to %d characters".formatted(LONGEST_QUESTION));
      }
    }

    @Override
    public String sentence() {
      return "Ask a person, for at most %d s: %s".formatted(withinSeconds, question);
    }

    @Override
    public Duration within() {
      return seconds(withinSeconds);
    }
  }
}
