package dev.hindsight.bot.incident;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Search;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Task;
import dev.hindsight.prompts.Teller;
import dev.hindsight.prompts.Telling;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Looks up what is known about a question and has a model answer from just that. */
@Component
class Questions implements QuestionDesk {

  private static final int LONGEST = 32_000;
  private static final int MATCHES = 2;

  private final Incidents incidents;
  private final IncidentBoard board;
  private final TextExplainer texts;
  private final Search search;
  private final Teller teller;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  Questions(
      Incidents incidents,
      IncidentBoard board,
      TextExplainer texts,
      Search search,
      Teller teller,
      UnaryOperator<String> redactor,
      Clock clock) {
    this.incidents = incidents;
    this.board = board;
    this.texts = texts;
    this.search = search;
    this.teller = teller;
    this.redactor = redactor;
    this.clock = clock;
  }

  @Override
  public AnswerView answer(Optional<IncidentId> about, String question, Optional<String> channel) {
    String clean = redactor.apply(question);
    String asked = clean.substring(0, Math.min(LONGEST, clean.length()));
    boolean pasted = asked.lines().filter(line -> !line.isBlank()).count() > 1;
    Known known = pasted ? Known.of(texts.explain(asked)) : known(about, asked);
    if (known.facts().all().isEmpty()) {
      return new AnswerView(List.of(), "I know nothing about that.", List.of());
    }
    Task task = pasted ? Task.EXPLAIN : Task.ASK;
    Account account = new Account(task.word(), about.map(id -> Long.toString(id.value())), channel);
    Optional<String> words = pasted ? Optional.empty() : Optional.of(asked);
    return view(known, teller.tell(new Telling(task, account, known.facts(), words)));
  }

  private Known known(Optional<IncidentId> about, String question) {
    Optional<Facts> found =
        about.flatMap(incidents::find).flatMap(Incident::findings).map(FactSheet::of);
    List<Match> matches = Memory.of(search, Query.of(question, clock.instant()).atMost(MATCHES));
    return Known.of(about.flatMap(board::view), found, matches);
  }

  private static AnswerView view(Known known, Narration narration) {
    return switch (narration) {
      case Narration.Told told -> {
        List<IncidentView.Sentence> sentences =
            told.sentences().stream()
                .map(s -> new IncidentView.Sentence(s.text(), s.facts()))
                .toList();
        yield new AnswerView(
            sentences,
            "Answered by %s from the numbered sources; check them.".formatted(told.model()),
            known.shown(sentences));
      }
      case Narration.Plain(String reason) ->
          new AnswerView(
              List.of(), reason + " This is what is known about it.", known.shown(List.of()));
    };
  }
}
