package dev.hindsight.bot.incident;

import dev.hindsight.bot.incident.text.Reading;
import dev.hindsight.bot.incident.text.Saying;
import dev.hindsight.bot.incident.text.Subject;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.RankedCauses;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was found about pasted lines, put together for showing; pure. */
record PastedFindings(
    Reading reading, List<Saying> said, List<Match> matches, RankedCauses ranked) {

  private static final int SHOWN = 2;
  private static final int MOST_SAID = 8;

  /** What the ranking says where it has no fault to name. */
  private static final Set<String> NO_FAULT = Set.of("something_new", "nothing_wrong");

  TextView about(Subject subject, List<Incident> open) {
    List<IncidentView.Cause> causes =
        ranked.causes().stream()
            .filter(cause -> !NO_FAULT.contains(cause.category()))
            .map(Reported::cause)
            .toList();
    return new TextView(
        reading.lines().size(),
        reading.leftOut(),
        Optional.of(subject.service()).filter(name -> !name.isEmpty()),
        reading.alertNames(),
        open.stream().filter(incident -> concerns(incident, subject)).map(Incident::id).toList(),
        said.stream().limit(MOST_SAID).map(PastedFindings::said).toList(),
        causes,
        quoted(causes),
        saysSomething() ? similar() : List.of(),
        saysSomething() ? runbooks() : List.of(),
        missing());
  }

  /** What only says that something failed is found everywhere, and so nowhere. */
  private boolean saysSomething() {
    return said.stream().anyMatch(Saying::tells) || !reading.alertNames().isEmpty();
  }

  private static boolean concerns(Incident incident, Subject subject) {
    return incident.service().equals(subject.service())
        && (subject.namespace().isEmpty() || subject.namespace().equals(incident.namespace()));
  }

  private static TextView.Said said(Saying saying) {
    return new TextView.Said(
        saying.what(), saying.meaning(), saying.object(), saying.count(), saying.line());
  }

  private List<IncidentView.Evidence> quoted(List<IncidentView.Cause> causes) {
    Set<Integer> numbers =
        Stream.concat(
                causes.stream().map(IncidentView.Cause::evidenceFor).flatMap(Collection::stream),
                said.stream().limit(MOST_SAID).map(Saying::line))
            .collect(Collectors.toSet());
    return reading.lines().stream()
        .filter(line -> numbers.contains(line.number()))
        .map(line -> new IncidentView.Evidence(line.number(), "", line.kind(), line.text()))
        .toList();
  }

  private List<TextView.Similar> similar() {
    return matches.stream()
        .flatMap(match -> match.lesson().stream().map(lesson -> similar(match, lesson)))
        .limit(SHOWN)
        .toList();
  }

  private static TextView.Similar similar(Match match, Lesson lesson) {
    String worked =
        lesson.helped().map(yes -> yes ? ". It helped" : ". It did not help").orElse("");
    return new TextView.Similar(
        lesson.name(),
        lesson.causeTitle(),
        lesson.openedAt(),
        lesson.fix().map(fix -> fix + worked).orElse("nothing was done by the bot"),
        lesson.link(),
        String.join("; ", match.why()));
  }

  private List<IncidentView.RunbookLine> runbooks() {
    return matches.stream()
        .filter(match -> match.kind() == Match.Kind.RUNBOOK)
        .limit(SHOWN)
        .map(Reported::runbook)
        .toList();
  }

  private List<String> missing() {
    return saysSomething() ? ranked.missing() : List.of();
  }
}
