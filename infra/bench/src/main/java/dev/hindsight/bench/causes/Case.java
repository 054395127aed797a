package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Symptoms;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One case as the engine gets it, with what only the judge may see.
 *
 * @param group cases that share a story; the id where the file has no groups
 * @param pointers where each evidence line stands in the file, in the order of the lines
 * @param label the judge's part, empty where the file has none
 */
public record Case(
    String id, String group, Symptoms symptoms, List<Pointer> pointers, Optional<Label> label) {

  /** No case tells a time: all happen at one moment, past incidents too. */
  static final Instant MOMENT = Instant.EPOCH;

  public Case {
    pointers = List.copyOf(pointers);
  }

  /** Whether there is nothing wrong. */
  boolean healthy() {
    return label.filter(Label::healthy).isPresent();
  }

  /** Whether there is something wrong and it is known what. */
  boolean faulty() {
    return label.isPresent() && !healthy();
  }

  /** Where the line of this number stands. */
  Optional<Pointer> pointer(int number) {
    return number < 1 || number > pointers.size()
        ? Optional.empty()
        : Optional.of(pointers.get(number - 1));
  }

  /** The same, with only these lines of evidence left; they keep their numbers. */
  Symptoms keeping(Set<Integer> numbers) {
    return with(
        symptoms.evidence().stream().filter(line -> numbers.contains(line.number())).toList());
  }

  /** The same without these lines of evidence. */
  Symptoms without(Set<Integer> numbers) {
    return with(
        symptoms.evidence().stream().filter(line -> !numbers.contains(line.number())).toList());
  }

  /** What a ranking learns from it; empty without a label, and of a healthy case. */
  Optional<PastIncident> lesson() {
    return label
        .filter(known -> !known.healthy())
        .map(known -> new PastIncident(id, symptoms, known.cause(), known.object()));
  }

  Symptoms with(List<EvidenceLine> lines) {
    return new Symptoms(
        symptoms.service(),
        symptoms.namespace(),
        symptoms.alertNames(),
        symptoms.alertTexts(),
        lines,
        symptoms.healthy(),
        symptoms.since());
  }

  /** Everything that was pasted, as one text. */
  String pasted() {
    var text = new StringBuilder();
    symptoms.evidence().forEach(line -> text.append(line.text()).append('\n'));
    return text.toString();
  }

  /** The categories that count as right. */
  Set<String> accepted() {
    return label.map(known -> (Set<String>) new HashSet<>(known.accepted())).orElse(Set.of());
  }
}
