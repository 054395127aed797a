package dev.hindsight.knowledge.document;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document as it was read: nothing redacted, sections of any length. */
record Draft(String title, Facts facts, List<Passage> sections) {

  /** {@code KubePodCrashLooping}: one word of two humps or more, as alerts are named. */
  private static final Pattern ALERT_NAME =
      Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z]+[a-z0-9]*)+|[A-Z]{2,}[a-z0-9]+(?:[A-Z]+[a-z0-9]*)*");

  Draft {
    sections = List.copyOf(sections);
  }

  /** With the alerts that its title, its headings or its file are named after. */
  Draft withAlertsOfHeadings(String file) {
    List<String> named =
        Stream.concat(
                Stream.of(file, title), sections.stream().flatMap(s -> s.headingPath().stream()))
            .map(String::strip)
            .filter(text -> ALERT_NAME.matcher(text).matches())
            .distinct()
            .toList();
    return new Draft(title, facts.withAlerts(named), sections);
  }

  /** With every text of it as the redactor leaves it, and nothing that no database takes. */
  Draft redacted(UnaryOperator<String> redactor) {
    UnaryOperator<String> change = text -> redactor.apply(Clean.text(text));
    Facts redacted =
        new Facts(
            facts.title().map(change),
            facts.alerts().stream().map(change).toList(),
            facts.services().stream().map(change).toList(),
            facts.url().map(change),
            Clean.values(facts.labels(), change),
            facts.occurredAt());
    return new Draft(
        change.apply(title),
        redacted,
        sections.stream()
            .map(
                section ->
                    new Passage(
                        section.headingPath().stream().map(change).toList(),
                        change.apply(section.body())))
            .toList());
  }
}
