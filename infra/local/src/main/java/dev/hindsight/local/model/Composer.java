package dev.hindsight.local.model;

import dev.hindsight.local.model.PromptFacts.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words facts by rule: what a modest, honest model would make of exactly these. */
final class Composer {

  /** A sentence and the facts it names. */
  record Told(String text, List<Integer> facts) {}

  private static final int LONGEST = 220;

  private Composer() {}

  /** The task is read off the words that the prompt begins with. */
  static List<Told> honest(PromptFacts facts, String task) {
    if (task.startsWith("You draft the timeline")) {
      return timeline(facts);
    }
    return task.startsWith("You sum up a week") ? week(facts) : explained(facts);
  }

  /** Each thing that happened, with its time. */
  private static List<Told> timeline(PromptFacts facts) {
    return facts.lines().stream()
        .map(
            line ->
                new Told(
                    sentence((line.about() + " " + line.text()).strip()), List.of(line.number())))
        .limit(20)
        .toList();
  }

  /** What happened most, and what changed. */
  private static List<Told> week(PromptFacts facts) {
    return facts
        .kind("known")
        .limit(3)
        .map(line -> new Told(sentence(line.text()), List.of(line.number())))
        .toList();
  }

  private static List<Told> explained(PromptFacts facts) {
    List<Told> told = new ArrayList<>();
    Optional<Line> best = facts.kind("cause").findFirst();
    best.ifPresent(cause -> told.add(cause(cause)));
    best.stream()
        .flatMap(facts::behind)
        .filter(line -> line.kind().equals("seen"))
        .limit(2)
        .map(Composer::seen)
        .forEach(told::add);
    if (best.isEmpty()) {
      facts
          .kind("known")
          .limit(2)
          .map(line -> new Told(sentence("The lines say " + line.text()), List.of(line.number())))
          .forEach(told::add);
    }
    facts
        .kind("known")
        .filter(line -> line.text().startsWith("last time"))
        .findFirst()
        .map(line -> new Told(sentence("The " + line.text()), List.of(line.number())))
        .ifPresent(told::add);
    return told;
  }

  /** Figures, objects, links and people that no fact knows. */
  static List<Told> invented(PromptFacts facts) {
    List<Integer> first = facts.lines().stream().limit(1).map(Line::number).toList();
    return List.of(
        new Told("The pod was killed 917 times since 04:12 because of a kernel bug.", first),
        new Told("The database orders-db-3 lost 41% of its connections.", first),
        new Told("See https://status.example.com/incidents/77 for the details.", first),
        new Told("@channel the payments deployment is certainly at fault.", first),
        new Told("This is 99 percent proven.", List.of(4711)));
  }

  private static Told cause(Line cause) {
    String title = cause.text().replaceFirst("(?s) (?:Rests on|Against it:?) .*", "");
    String how = cause.about();
    String text =
        switch (how) {
          case "likely", "possible" -> "It is %s that %s".formatted(how, title);
          case "unclear" -> "It is unclear whether " + title;
          default -> title;
        };
    return new Told(sentence(text), List.of(cause.number()));
  }

  private static Told seen(Line line) {
    return new Told(
        sentence("Seen on %s: %s".formatted(line.about(), line.text())), List.of(line.number()));
  }

  static String sentence(String text) {
    String one = text.strip().replaceFirst("[.]+$", "");
    String start = one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1);
    return (start.length() <= LONGEST ? start : cut(start)) + ".";
  }

  private static String cut(String text) {
    String whole = text.substring(0, text.lastIndexOf(' ', LONGEST));
    // a label whose value did not fit says nothing
    return whole.replaceFirst("[,;.]? [^ ]*[:,;]$", "");
  }
}
