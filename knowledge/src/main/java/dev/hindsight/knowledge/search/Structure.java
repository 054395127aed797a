package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.search.Entry.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** What an entry shares with a question besides words: alert, service, cause; pure. */
final class Structure {

  private static final double HALF_LIFE_DAYS = 90;
  private static final double LONGEST_DAYS = 3_650;

  private Structure() {}

  /**
   * A shared alert or service outweighs words, a confirmed cause helps. Being recent counts for
   * what happened only: nothing made up for practice beats an equal one that did. An alert that
   * many documents name, such as KubePodNotReady, says little and must not drown the words.
   *
   * @param naming how many entries name an alert
   */
  static double score(Known known, Question question, ToIntFunction<String> naming) {
    boolean lesson = known.kind() == Match.Kind.LESSON;
    List<String> alerts = sameAlerts(known, question);
    double score = 0;
    if (!alerts.isEmpty()) {
      double telling = 1.0 / alerts.stream().mapToInt(naming).filter(n -> n > 0).min().orElse(1);
      score += lesson ? 1.0 : telling;
    }
    if (sameService(known, question)) {
      score += lesson ? 0.8 : 0.4;
    }
    if (!sameCauses(known, question).isEmpty()) {
      score += lesson ? 0.6 : 1.0;
    }
    score += known.confirmed() ? 0.3 : 0;
    return score + (known.practice() ? 0 : 0.2 * recency(known, question.query().at()));
  }

  private static double recency(Known known, Instant now) {
    return known
        .at()
        .map(at -> Math.clamp(Duration.between(at, now).toSeconds() / 86_400.0, 0, LONGEST_DAYS))
        .map(days -> Math.pow(0.5, days / HALF_LIFE_DAYS))
        .orElse(0.0);
  }

  static List<String> sameAlerts(Known known, Question question) {
    return question.query().alertNames().stream()
        .filter(known.alerts()::contains)
        .sorted()
        .toList();
  }

  static boolean sameService(Known known, Question question) {
    String service = question.query().service();
    return !service.isBlank()
        && known.services().contains(service)
        && (known.kind() != Match.Kind.LESSON
            || known.namespace().equals(question.query().namespace()));
  }

  static List<String> sameCauses(Known known, Question question) {
    return known.causes().stream().filter(question.causes()::contains).sorted().toList();
  }

  /** In words, the strongest first. */
  static List<String> reasons(Known known, Question question) {
    List<String> reasons = new ArrayList<>();
    sameAlerts(known, question).forEach(alert -> reasons.add("same alert " + alert));
    if (sameService(known, question)) {
      reasons.add("same service " + question.query().service());
    }
    sameCauses(known, question)
        .forEach(cause -> reasons.add("same signs: " + cause.replace('_', ' ')));
    return reasons;
  }
}
