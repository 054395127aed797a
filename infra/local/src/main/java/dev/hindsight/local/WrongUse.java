package dev.hindsight.local;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What is wrong with a command line, in one line that says what to do. */
record WrongUse(ParameterException exception) {

  String line() {
    return unknownOption()
        .map(option -> "unknown option %s: %s".formatted(option, remedy(option, options())))
        .or(
            () ->
                unknownCommand()
                    .map(word -> "'%s' is not known: %s".formatted(word, remedy(word, commands()))))
        .orElseGet(() -> "%s (%s)".formatted(exception.getMessage(), help()));
  }

  /** A mistyped option explains a missing one better than the missing one itself. */
  private Optional<String> unknownOption() {
    return unmatched().filter(word -> word.startsWith("-")).findFirst();
  }

  private Optional<String> unknownCommand() {
    return unmatched().filter(word -> commands().findAny().isPresent()).findFirst();
  }

  private Stream<String> unmatched() {
    return exception instanceof CommandLine.UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched().stream()
        : exception.getCommandLine().getUnmatchedArguments().stream();
  }

  private String remedy(String word, Stream<String> knownWords) {
    String name = word.split("=", 2)[0];
    return knownWords
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .filter(known -> distance(name, known) <= 2)
        .map("did you mean %s?"::formatted)
        .orElseGet(this::help);
  }

  private Stream<String> options() {
    return exception.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
        .filter(name -> name.startsWith("--"));
  }

  private Stream<String> commands() {
    return exception.getCommandLine().getSubcommands().keySet().stream();
  }

  private String help() {
    return exception.getCommandLine().getCommandSpec().qualifiedName()
        + " --help tells the options";
  }

  /** How many letters to change, add, drop or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(int[][] d, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
