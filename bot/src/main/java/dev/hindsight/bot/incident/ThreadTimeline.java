package dev.hindsight.bot.incident;

import dev.hindsight.bot.incident.ThreadReader.Said;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has a model tell a thread in the order of time; without one the thread is told as it stands. */
@Component
class ThreadTimeline implements TimelineDesk {

  /** As much as a window takes. */
  private static final int LONGEST = 2_400;

  private static final int LINE = 160;

  private final Incidents incidents;
  private final Timeline timeline;
  private final ObjectProvider<ThreadReader> threads;
  private final JdbcTimelineDrafts drafts;
  private final Teller teller;
  private final UnaryOperator<String> redactor;

  ThreadTimeline(
      Incidents incidents,
      Timeline timeline,
      ObjectProvider<ThreadReader> threads,
      JdbcTimelineDrafts drafts,
      Teller teller,
      UnaryOperator<String> redactor) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.threads = threads;
    this.drafts = drafts;
    this.teller = teller;
    this.redactor = redactor;
  }

  @Override
  public Draft draft(IncidentId id, Optional<String> channel) {
    return incidents
        .find(id)
        .map(incident -> draft(incident, channel))
        .orElseGet(() -> new Draft("", List.of(), "There is no %s.".formatted(id)));
  }

  private Draft draft(Incident incident, Optional<String> channel) {
    IncidentId id = incident.id();
    List<Said> said =
        threads.stream()
            .flatMap(reader -> reader.read(id).stream())
            .map(each -> new Said(each.at(), redactor.apply(each.words())))
            .toList();
    Facts facts = TimelineFacts.of(incident, timeline.of(id), said);
    Account account = Account.ofIncident(Task.TIMELINE.word(), id.value(), channel);
    return switch (teller.tell(Telling.of(Task.TIMELINE, account, facts))) {
      case Narration.Told told ->
          kept(
              id,
              told.sentences().stream().map(Narration.Sentence::text).toList(),
              "Drafted by %s out of what was done and said; times are UTC.%s"
                  .formatted(told.model(), leftOut(told)));
      case Narration.Plain(String reason) ->
          kept(
              id,
              facts.all().stream().map(ThreadTimeline::plain).toList(),
              reason + " This is what was done and said, as it stands; times are UTC.");
    };
  }

  private static String leftOut(Narration.Told told) {
    return told.leftOut() == 0
        ? ""
        : " Left out: %d %s that said more than that."
            .formatted(told.leftOut(), told.leftOut() == 1 ? "sentence" : "sentences");
  }

  private static String plain(Fact fact) {
    String line = fact.said();
    return line.length() <= LINE ? line : line.substring(0, LINE - 1) + "…";
  }

  private Draft kept(IncidentId id, List<String> lines, String note) {
    List<String> fitting = new ArrayList<>();
    int length = 0;
    for (String line : lines) {
      length += line.length() + 1;
      if (length <= LONGEST) {
        fitting.add(line);
      }
    }
    int cut = lines.size() - fitting.size();
    return new Draft(
        drafts.keep(id, String.join("\n", fitting)),
        fitting,
        cut == 0 ? note : note + " Cut: the last %d lines.".formatted(cut));
  }

  @Override
  public Optional<String> words(String draft) {
    return drafts.words(draft);
  }
}
