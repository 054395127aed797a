package dev.hindsight.bench.redaction;

import java.util.List;
import java.util.function.UnaryOperator;

/** The figures over all samples. */
record RedactionScore(List<Judged> all) {

  RedactionScore {
    all = List.copyOf(all);
  }

  static RedactionScore of(List<Sample> samples, UnaryOperator<String> redactor) {
    return new RedactionScore(
        samples.stream().map(s -> Judged.of(s, redactor.apply(s.text()))).toList());
  }

  int secrets() {
    return all.stream().mapToInt(judged -> judged.sample().secrets().size()).sum();
  }

  int kept() {
    return all.stream().mapToInt(judged -> judged.kept().size()).sum();
  }

  int partly() {
    return all.stream().mapToInt(judged -> judged.partly().size()).sum();
  }

  List<Judged> wrong() {
    return all.stream().filter(judged -> !judged.wrong().isEmpty()).toList();
  }

  /** Share of secrets that are gone; not a number where there are none. */
  double recall() {
    return secrets() == 0 ? Double.NaN : 1 - (double) kept() / secrets();
  }

  /** Share of texts that lost something else. */
  double falsePositive() {
    return (double) wrong().size() / all.size();
  }
}
