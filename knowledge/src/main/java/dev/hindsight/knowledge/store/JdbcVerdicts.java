package dev.hindsight.knowledge.store;

import dev.hindsight.knowledge.CauseVerdicts;
import dev.hindsight.knowledge.KeptCause;
import dev.hindsight.knowledge.NamedCause;
import dev.hindsight.knowledge.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Verdicts in PostgreSQL, redacted; a trigger lays the last one over what the bot found. */
@Component
class JdbcVerdicts implements CauseVerdicts {

  private static final String KEPT =
      """
      select l.number, l.cause, l.cause_title, l.culprit, l.confirmed,
        coalesce(l.found_cause, l.cause) as found_cause,
        coalesce(l.found_title, l.cause_title) as found_title,
        case when l.found_cause is null then l.culprit else l.found_culprit end as found_culprit,
        v.person, v.verdict, v.about, v.said_at,
        (select count(*) from knowledge.verdicts where incident = l.incident) as words
      from knowledge.lessons l
      left join lateral (select * from knowledge.verdicts where incident = l.incident
        order by number desc limit 1) v on true
      where l.incident = :incident
      """;

  private static final String SAY =
      """
      insert into knowledge.verdicts (incident, person, verdict, about, cause, cause_title, culprit)
      values (:incident, :person, :verdict, :about, :cause, :title, :culprit)
      """;

  /** Writes again what was found, so that the trigger lays the last word over it. */
  private static final String HEED =
      """
      update knowledge.lessons set cause = coalesce(found_cause, cause),
        cause_title = coalesce(found_title, cause_title),
        culprit = case when found_cause is null then culprit else found_culprit end,
        confirmed = coalesce(found_confirmed, confirmed), kept_at = now()
      where incident = :incident
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final UnaryOperator<String> redactor;

  JdbcVerdicts(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      @Qualifier("redactor") UnaryOperator<String> redactor) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.redactor = redactor;
  }

  @Override
  public Optional<KeptCause> of(String incident) {
    return jdbc.sql(KEPT)
        .param("incident", incident)
        .query((row, _) -> VerdictRow.read(row))
        .optional();
  }

  @Override
  public Answer say(String incident, String person, Verdict verdict, long seen) {
    Verdict clean = clean(verdict);
    return Objects.requireNonNull(transaction.execute(_ -> answer(incident, person, clean, seen)));
  }

  private Answer answer(String incident, String person, Verdict verdict, long seen) {
    lock(incident);
    Optional<KeptCause> before = of(incident);
    if (before.isEmpty()) {
      return new Answer.NoLesson();
    }
    if (isSame(before.get(), person, verdict)) {
      return new Answer.Kept(before.get(), false);
    }
    if (before.get().words() != seen) {
      return new Answer.Outrun(before.get());
    }
    jdbc.sql(SAY).params(columns(incident, person, verdict, before.get())).update();
    jdbc.sql(HEED).param("incident", incident).update();
    JdbcLessons.rename(jdbc, incident);
    return new Answer.Kept(of(incident).orElseThrow(), true);
  }

  /** What is read next is as of now: whoever speaks at the same time waits for our end. */
  private void lock(String incident) {
    jdbc.sql("select number from knowledge.lessons where incident = :incident for update")
        .param("incident", incident)
        .query(Long.class)
        .optional();
  }

  /** To take back what nobody says any more changes nothing either. */
  private static boolean isSame(KeptCause before, String person, Verdict verdict) {
    return before
        .said()
        .map(said -> said.person().equals(person) && said.verdict().equals(verdict))
        .orElse(verdict instanceof Verdict.Withdrawn);
  }

  private static Map<String, @Nullable Object> columns(
      String incident, String person, Verdict verdict, KeptCause before) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("incident", incident);
    columns.put("person", person);
    columns.put("verdict", VerdictRow.word(verdict));
    columns.put("about", before.found().category());
    Optional<NamedCause> cause =
        verdict instanceof Verdict.Other(NamedCause other) ? Optional.of(other) : Optional.empty();
    columns.put("cause", cause.map(NamedCause::category).orElse(null));
    columns.put("title", cause.map(NamedCause::title).orElse(null));
    columns.put("culprit", cause.flatMap(NamedCause::object).orElse(null));
    return columns;
  }

  private Verdict clean(Verdict verdict) {
    return verdict instanceof Verdict.Other(NamedCause cause)
        ? new Verdict.Other(
            new NamedCause(
                clean(cause.category()), clean(cause.title()), cause.object().map(this::clean)))
        : verdict;
  }

  private String clean(String text) {
    return redactor.apply(text).replace("\0", "");
  }
}
