package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the forms found, in the order in which it stood there. */
final class Findings {

  private static final int MOST_FACTS = 4_000;
  private static final int MOST_OBJECTS = 500;
  private static final int LONGEST = 2_000;

  /** A pod in the words in which the bot itself observes. */
  private static final Pattern POD =
      Pattern.compile(
          "pod (?<name>[\\w.-]{1,253}): phase [^,\\n]{1,80}, (?<ready>ready|not ready)\\b");

  private final List<Fact> facts = new ArrayList<>();
  private final List<Given> objects = new ArrayList<>();
  private final List<PodSeen> pods = new ArrayList<>();
  private final Times times = new Times();
  private final Usage usage = new Usage();

  /** A fact that one line says. */
  void add(int number, String object, String kind, String text) {
    add(List.of(number), object, kind, text);
  }

  /** A fact that a row of a list says. */
  void listed(int number, String object, String kind, String text) {
    listed(List.of(number), object, kind, text);
  }

  /** The same where it takes its header too. */
  void listed(List<Integer> numbers, String object, String kind, String text) {
    add(numbers, object, kind, text, true);
  }

  /** A fact of several lines, the plainest first. */
  void add(List<Integer> numbers, String object, String kind, String text) {
    add(numbers, object, kind, text, false);
  }

  private void add(List<Integer> numbers, String object, String kind, String text, boolean listed) {
    if (facts.size() < MOST_FACTS && !text.isBlank()) {
      String bounded = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
      EvidenceLine line = new EvidenceLine(numbers.getFirst(), object, kind, bounded);
      facts.add(new Fact(line, numbers, listed));
    }
  }

  /** Says of the facts from this one on that they stand on these lines as well. */
  void standOn(int from, List<Integer> numbers) {
    for (int i = from; numbers.size() > 1 && i < facts.size(); i++) {
      Fact fact = facts.get(i);
      List<Integer> all =
          Stream.concat(fact.numbers().stream(), numbers.stream()).distinct().toList();
      facts.set(i, new Fact(fact.line(), all, fact.listed()));
    }
  }

  void plain(EvidenceLine line) {
    Matcher pod = POD.matcher(line.text());
    if (pod.lookingAt()) {
      pods.add(
          new PodSeen(
              pod.group("name"),
              pod.group("ready").equals("ready"),
              line.text().contains(", being deleted"),
              Optional.empty()));
    }
    add(line.number(), line.object(), line.kind(), line.text());
  }

  void object(JsonNode object, Lines lines) {
    if (objects.size() < MOST_OBJECTS) {
      objects.add(new Given(object, lines));
    }
  }

  void pod(PodSeen pod) {
    pods.add(pod);
  }

  List<Fact> facts() {
    return facts;
  }

  List<Given> objects() {
    return objects;
  }

  List<PodSeen> pods() {
    return pods;
  }

  Usage usage() {
    return usage;
  }

  Times times() {
    return times;
  }
}
