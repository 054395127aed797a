package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.knowledge.Explanation;
import dev.hindsight.knowledge.Explanations;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Likelihood;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Origin;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the leaves found, as findings: the way back of the hand-off; pure. */
final class Reported {

  /** A ranking points at all that carries a cause; the first lines tell most. */
  private static final int SHOWN_LINES = 12;

  private Reported() {}

  static Findings findings(
      Symptoms symptoms, Diagnosis diagnosis, List<Match> matches, RankedCauses causes) {
    return new Findings(
        diagnosis.workload().map(ObjectRef::cluster),
        causes.best().category(),
        causes.causes().stream().map(Reported::cause).toList(),
        Explanations.explain(symptoms, causes).stream().map(Explanation::sentence).toList(),
        symptoms.evidence().stream()
            .map(e -> new IncidentView.Evidence(e.number(), e.object(), e.kind(), e.text()))
            .toList(),
        Stream.concat(diagnosis.missing().stream(), causes.missing().stream()).distinct().toList(),
        causes.best().lastTime().map(lesson -> lastTime(lesson, causes.best().track())),
        matches.stream()
            .filter(m -> m.kind() == Match.Kind.RUNBOOK)
            .limit(3)
            .map(Reported::runbook)
            .toList(),
        matches.stream().flatMap(match -> report(match).stream()).limit(2).toList());
  }

  static IncidentView.Cause cause(RankedCauses.Cause cause) {
    return new IncidentView.Cause(
        cause.title(),
        words(cause.likelihood()),
        cause.evidenceFor().stream().limit(SHOWN_LINES).toList(),
        cause.evidenceAgainst(),
        (int) Math.round(100 * cause.probability()),
        cause.object(),
        cause.category());
  }

  private static String words(Likelihood likelihood) {
    return likelihood.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static IncidentView.LastTime lastTime(Lesson lesson, Optional<String> track) {
    return new IncidentView.LastTime(
        lesson.name(),
        lesson.openedAt(),
        lesson.fix().orElse("nothing was done by the bot"),
        lesson.helped(),
        lesson.link(),
        track);
  }

  static IncidentView.RunbookLine runbook(Match match) {
    return new IncidentView.RunbookLine(
        match.id(),
        match.title(),
        String.join("; ", match.why()),
        match.excerpt(),
        match.document().map(Reported::place).orElse(null));
  }

  /** What was imported; an incident of ours is a lesson. */
  private static Optional<IncidentView.Report> report(Match match) {
    boolean happened = match.kind() == Match.Kind.INCIDENT || match.kind() == Match.Kind.TICKET;
    return match
        .document()
        .filter(_ -> happened)
        .map(
            document ->
                new IncidentView.Report(
                    match.kind().name().toLowerCase(Locale.ROOT),
                    match.title(),
                    document.at(),
                    String.join("; ", match.why()),
                    match.excerpt(),
                    place(document)));
  }

  private static IncidentView.Place place(Origin.Document document) {
    return new IncidentView.Place(document.place(), document.url(), document.trust().inDatabase());
  }
}
