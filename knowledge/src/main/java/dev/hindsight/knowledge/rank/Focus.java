package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.knowledge.rank.read.Fact;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which objects the incident is about, so that the neighbours in a long list are not taken for it.
 *
 * @param names of the objects that alerts or the service name; empty where none was found in lists
 */
record Focus(Set<String> names) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{1,251}[a-z0-9])");
  private static final int SHORTEST = 4;

  static Focus of(Symptoms symptoms, List<Fact> facts) {
    Set<String> asked =
        Stream.of(
                Stream.of(symptoms.service()),
                symptoms.alertTexts().stream(),
                facts.stream()
                    .filter(fact -> fact.line().kind().equals("alert"))
                    .map(fact -> fact.line().text()))
            .flatMap(texts -> texts)
            .flatMap(text -> NAME.matcher(text).results().map(found -> found.group()))
            .filter(name -> name.length() >= SHORTEST)
            .collect(Collectors.toSet());
    Set<String> meant =
        facts.stream()
            .filter(Fact::listed)
            .map(fact -> bare(fact.line()))
            .filter(name -> asked.stream().anyMatch(word -> isOf(name, word)))
            .collect(Collectors.toSet());
    return new Focus(meant);
  }

  boolean isElsewhere(Fact fact) {
    return fact.listed() && !names.isEmpty() && !names.contains(bare(fact.line()));
  }

  private static boolean isOf(String name, String word) {
    return name.equals(word) || name.startsWith(word + "-") || word.startsWith(name + "-");
  }

  private static String bare(EvidenceLine line) {
    String object = line.object();
    return object.substring(Math.max(object.lastIndexOf('/'), object.lastIndexOf(' ')) + 1);
  }
}
