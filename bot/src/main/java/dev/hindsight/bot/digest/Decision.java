package dev.hindsight.bot.digest;

import dev.hindsight.bot.digest.Figures.Cause;
import dev.hindsight.bot.digest.Figures.Noisy;
import java.time.Duration;
import java.util.Optional;

/** The one thing that a week's figures ask somebody to decide. */
public sealed interface Decision {

  /** How often something comes until it is no accident. */
  int OFTEN = 3;

  /** How often an alert comes until it is noise. */
  int NOISE = 5;

  /** How long approvers let wait until there are too few of them. */
  Duration LONG = Duration.ofMinutes(30);

  /** The name of what was not recognised. */
  String UNKNOWN = "something_new";

  /** A known cause came often, and no plan helped once: is it mended, or gets it a playbook? */
  record Playbook(Cause cause) implements Decision {}

  /** An alert came often, and nobody ever did anything: is it mended, or muted? */
  record Mute(Noisy alert) implements Decision {}

  /** Plans waited long for their approval: who else may approve? */
  record Approvers(Duration waited) implements Decision {}

  /** Often no known cause was found: who tells what it was? */
  record Unnamed(Cause cause) implements Decision {}

  /** What the figures ask for, the dearest first; empty where they ask for nothing. */
  static Optional<Decision> of(Figures figures) {
    return playbook(figures)
        .or(() -> mute(figures))
        .or(() -> approvers(figures))
        .or(() -> unnamed(figures));
  }

  private static Optional<Decision> playbook(Figures figures) {
    return figures.causes().stream()
        .filter(cause -> !cause.category().equals(UNKNOWN))
        .filter(cause -> cause.incidents() >= OFTEN && cause.helped() == 0)
        .findFirst()
        .map(Playbook::new);
  }

  private static Optional<Decision> mute(Figures figures) {
    return figures.noisiest().stream()
        .filter(alert -> alert.count() >= NOISE && alert.acted() == 0)
        .findFirst()
        .map(Mute::new);
  }

  private static Optional<Decision> approvers(Figures figures) {
    return figures
        .now()
        .waiting()
        .p50()
        .filter(waited -> waited.compareTo(LONG) > 0)
        .map(Approvers::new);
  }

  private static Optional<Decision> unnamed(Figures figures) {
    return figures.causes().stream()
        .filter(cause -> cause.category().equals(UNKNOWN) && cause.incidents() >= OFTEN)
        .findFirst()
        .map(Unnamed::new);
  }
}
