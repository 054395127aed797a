package dev.hindsight.actions.script;

import java.util.List;
import java.util.stream.Collectors;

/** The steps in AWS as pieces of a shell script. */
final class ShellAws {

  static final long EVERY = 5;

  /** How long what was written may not be seen yet. */
  static final long BEHIND = 120;

  private ShellAws() {}

  static String body(AwsDeed deed) {
    return "  # check: the same object in the same state as when the plan was made\n"
        + look(deed)
        + decide(deed)
        + deed.asks().map(why -> "  # %s\n  ask %s\n".formatted(why, Shell.quote(why))).orElse("")
        + "  # change; sent once: whether an answer that is lost was a yes is for the next run\n"
        + change(deed)
        + verify(deed);
  }

  /** The last look is asked again afterwards. */
  private static String look(AwsDeed deed) {
    return deed.looks().stream()
            .limit(deed.looks().size() - 1L)
            .map(look -> "  sees %s\n".formatted(words(look.argv())))
            .collect(Collectors.joining("", "  now='' generation=''\n", ""))
        + "  set -- %s\n  sees \"$@\"\n".formatted(words(deed.last().argv()));
  }

  private static String decide(AwsDeed deed) {
    return deed.there()
        .map(
            there ->
                "  remains %s %s || return 0\n"
                    .formatted(Shell.quote(there), Shell.quote(deed.before())))
        .orElseGet(
            () ->
                "  decide '' %s%s || return 0\n"
                    .formatted(
                        Shell.quote(deed.before()),
                        deed.done().stream()
                            .map(done -> " " + Shell.quote(done))
                            .collect(Collectors.joining())));
  }

  private static String change(AwsDeed deed) {
    String change = "AWS_MAX_ATTEMPTS=1 aws " + words(deed.argv());
    return deed.arrival()
        .map(
            arrival ->
                "  receipt=$(%s)\n  # wait: it is not everywhere at once\n  aws %s \"$receipt\" || stop %s\n"
                    .formatted(
                        change,
                        words(arrival.argv(deed.region())),
                        Shell.quote(AwsArrival.NOT_YET)))
        .orElseGet(() -> "  %s\n".formatted(change));
  }

  private static String verify(AwsDeed deed) {
    if (deed.there().isPresent()) {
      return "  # verify: it is gone or on its way out\n  leaves %d %s \"$@\"\n"
          .formatted(tries(BEHIND), Shell.quote(deed.there().get()));
    }
    return deed.reads()
        ? "  # verify: it reads as it should\n  settles %d %s \"$@\"\n"
            .formatted(tries(BEHIND), Shell.quote(deed.last().after()))
        : "";
  }

  static String until(AwsLook look, long seconds) {
    return "  settles %d %s %s\n"
        .formatted(tries(seconds), Shell.quote(look.after()), words(look.argv()));
  }

  static long tries(long seconds) {
    return Math.max(1, seconds / EVERY);
  }

  /** Options and names of the program itself stay as they are. */
  private static String words(List<String> argv) {
    return argv.stream()
        .map(word -> word.matches("[a-z0-9-]+") ? word : Shell.quote(word))
        .collect(Collectors.joining(" "));
  }
}
