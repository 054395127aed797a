package dev.hindsight.bot.incident;

import dev.hindsight.bot.incident.text.Line;
import dev.hindsight.bot.incident.text.Reading;
import dev.hindsight.bot.incident.text.Saying;
import dev.hindsight.bot.incident.text.Subject;
import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Search;
import dev.hindsight.knowledge.Symptoms;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Puts pasted lines to the same ranking and search that incidents are put to. */
@Component
class PastedText implements TextExplainer {

  private static final int LONGEST = 32_000;
  private static final int MATCHES = 3;

  private final Search search;
  private final CauseRanking ranking;
  private final Incidents incidents;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  PastedText(
      Search search,
      CauseRanking ranking,
      Incidents incidents,
      UnaryOperator<String> redactor,
      Clock clock) {
    this.search = search;
    this.ranking = ranking;
    this.incidents = incidents;
    this.redactor = redactor;
    this.clock = clock;
  }

  @Override
  public TextView explain(String text) {
    // redacted before it is cut, or half a secret would pass
    String clean = redactor.apply(text);
    String bounded = clean.substring(0, Math.min(LONGEST, clean.length()));
    Reading reading = Reading.of(bounded);
    List<Incident> open = incidents.open();
    Subject subject = Subject.of(bounded, open.stream().map(Incident::service).distinct().toList());
    Symptoms symptoms = symptoms(reading, subject);
    List<Match> matches = Memory.of(search, Query.of(symptoms).atMost(MATCHES));
    RankedCauses causes = ranking.rank(symptoms, matches);
    return new PastedFindings(reading, Saying.of(reading.lines()), matches, causes)
        .about(subject, open);
  }

  private Symptoms symptoms(Reading reading, Subject subject) {
    return new Symptoms(
        subject.service(),
        subject.namespace(),
        reading.alertNames(),
        alerts(reading.lines()),
        reading.lines().stream()
            .map(line -> new EvidenceLine(line.number(), "", line.kind(), line.text()))
            .toList(),
        clock.instant());
  }

  private static List<String> alerts(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.kind().equals("alert"))
        .map(Line::text)
        .limit(10)
        .toList();
  }
}
