package dev.hindsight.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.digest.Figures.Cause;
import dev.hindsight.bot.digest.Figures.Judged;
import dev.hindsight.bot.digest.Figures.Noisy;
import dev.hindsight.bot.digest.Figures.Numbers;
import dev.hindsight.bot.digest.Figures.Past;
import dev.hindsight.bot.digest.Figures.Plans;
import dev.hindsight.bot.digest.Figures.Times;
import dev.hindsight.bot.digest.SeededWeeks.Alert;
import dev.hindsight.bot.digest.SeededWeeks.Incident;
import dev.hindsight.bot.digest.SeededWeeks.Plan;
import dev.hindsight.bot.digest.SeededWeeks.Verdict;
import dev.hindsight.bot.digest.SeededWeeks.Vote;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every figure is what the history says, counted a second time without a database. */
class FiguresTest {

  private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-09T00:00:00Z");
  private static DataSource database;
  private static JdbcClient jdbc;

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot", "actions", "knowledge");
    jdbc = JdbcClient.create(database);
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  // week 43 ends in the night in which Berlin's clocks go back, week 44 in which New York's do
  @ParameterizedTest
  @CsvSource({
    "1,2026-W42,UTC",
    "2,2026-W43,Europe/Berlin",
    "3,2026-W44,Europe/Berlin",
    "4,2026-W44,America/New_York",
    "5,2026-W45,Pacific/Kiritimati",
    "6,2026-W20,UTC"
  })
  void figuresAreWhatTheHistorySays(long seed, String week, ZoneId zone) {
    SeededWeeks history = new SeededWeeks(jdbc, seed);
    history.fill(FROM, TO);
    Period period = IsoWeek.parse(week).orElseThrow().in(zone);
    Figures figures = new JdbcFigures(jdbc).of(period);

    assertThat(figures.now()).isEqualTo(numbers(history, period));
    assertThat(figures.before()).isEqualTo(numbers(history, period.before()));
    assertThat(figures.noisiest()).isEqualTo(noisiest(history, period));
    assertThat(figures.causes()).isEqualTo(causes(history, period));
    assertThat(figures.top().stream().map(top -> top.id().value())).isEqualTo(top(history, period));
    assertThat(figures.trend())
        .isEqualTo(
            IntStream.rangeClosed(-7, 0)
                .mapToObj(n -> period.week().plus(n).in(zone))
                .map(
                    p ->
                        new Past(p.week(), incidents(history, p).size(), alerts(history, p).size()))
                .toList());
  }

  private static boolean within(Instant at, Period period) {
    // by the calendar there, not by seconds
    ZonedDateTime there = at.atZone(period.zone());
    return IsoWeek.of(there.toLocalDate()).equals(period.week());
  }

  private static List<Incident> incidents(SeededWeeks history, Period period) {
    return history.incidents.stream().filter(i -> within(i.opened(), period)).toList();
  }

  private static List<Alert> alerts(SeededWeeks history, Period period) {
    return history.alerts.stream().filter(a -> within(a.at(), period)).toList();
  }

  private static Numbers numbers(SeededWeeks history, Period period) {
    List<Plan> approved =
        history.plans.stream()
            .filter(plan -> approved(plan).filter(at -> within(at, period)).isPresent())
            .toList();
    return new Numbers(
        alerts(history, period).size(),
        incidents(history, period).size(),
        times(history.incidents.stream(), Incident::taken, Incident::opened, period),
        times(history.incidents.stream(), Incident::resolved, Incident::opened, period),
        new Plans(
            approved.size(),
            (int) approved.stream().filter(plan -> plan.state().equals("SUCCEEDED")).count()),
        waiting(history, period),
        judged(history, period));
  }

  private static <T> Times times(
      Stream<T> all,
      Function<T, Optional<Instant>> end,
      Function<T, Instant> begin,
      Period period) {
    return times(
        all.filter(each -> end.apply(each).filter(at -> within(at, period)).isPresent())
            .map(each -> Duration.between(begin.apply(each), end.apply(each).orElseThrow()))
            .toList());
  }

  private static Times times(List<Duration> taken) {
    return new Times(taken.size(), part(taken, 0.5), part(taken, 0.9));
  }

  /** Between the two neighbours, as many do it and PostgreSQL among them. */
  private static Optional<Duration> part(List<Duration> taken, double part) {
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = taken.stream().sorted().toList();
    double place = part * (sorted.size() - 1);
    double low = sorted.get((int) Math.floor(place)).toSeconds();
    double high = sorted.get((int) Math.ceil(place)).toSeconds();
    return Optional.of(Duration.ofSeconds(Math.round(low + (high - low) * (place % 1))));
  }

  private static Optional<Instant> approved(Plan plan) {
    return plan.standing()
        .or(() -> voted(plan, "APPROVE").skip(Math.max(plan.needed(), 1) - 1L).findFirst());
  }

  private static Stream<Instant> voted(Plan plan, String vote) {
    return plan.votes().stream()
        .filter(Vote::counts)
        .filter(v -> v.vote().equals(vote))
        .map(Vote::at)
        .sorted();
  }

  /** A plan that got both, by people who did not wait, was decided twice. */
  private static Times waiting(SeededWeeks history, Period period) {
    return times(
        history.plans.stream()
            .filter(plan -> plan.standing().isEmpty() && plan.requested().isPresent())
            .flatMap(
                plan ->
                    Stream.concat(approved(plan).stream(), voted(plan, "REJECT").limit(1))
                        .filter(at -> within(at, period))
                        .map(at -> Duration.between(plan.requested().orElseThrow(), at)))
            .toList());
  }

  private static Judged judged(SeededWeeks history, Period period) {
    Map<Long, Verdict> last =
        history.verdicts.stream()
            .collect(Collectors.toMap(Verdict::incident, v -> v, (earlier, later) -> later));
    List<Verdict> counted =
        last.values().stream()
            .filter(v -> !v.word().equals("withdrawn") && within(v.at(), period))
            .toList();
    return new Judged(
        (int)
            counted.stream()
                .filter(v -> v.word().equals("right") || v.word().equals("other") && v.same())
                .count(),
        counted.size());
  }

  private static List<Noisy> noisiest(SeededWeeks history, Period period) {
    return alerts(history, period).stream()
        .collect(Collectors.groupingBy(Alert::name))
        .entrySet()
        .stream()
        .map(
            named ->
                new Noisy(
                    named.getKey(),
                    named.getValue().size(),
                    (int) named.getValue().stream().filter(a -> acted(history, a)).count()))
        .sorted(Comparator.comparing(Noisy::count).reversed().thenComparing(Noisy::name))
        .limit(5)
        .toList();
  }

  private static boolean acted(SeededWeeks history, Alert alert) {
    return history.incidents.stream()
        .filter(incident -> incident.id() == alert.incident())
        .anyMatch(
            incident ->
                incident.taken().isPresent()
                    || history.plans.stream()
                        .anyMatch(plan -> plan.incident() == incident.id() && plan.asked()));
  }

  private static List<Cause> causes(SeededWeeks history, Period period) {
    return incidents(history, period).stream()
        .filter(incident -> !incident.category().isEmpty())
        .collect(Collectors.groupingBy(Incident::category))
        .entrySet()
        .stream()
        .map(
            named ->
                new Cause(
                    named.getKey(),
                    named.getValue().size(),
                    (int) named.getValue().stream().filter(i -> helped(history, i)).count()))
        .sorted(Comparator.comparing(Cause::incidents).reversed().thenComparing(Cause::category))
        .limit(5)
        .toList();
  }

  private static boolean helped(SeededWeeks history, Incident incident) {
    return history.plans.stream()
        .anyMatch(plan -> plan.incident() == incident.id() && plan.state().equals("SUCCEEDED"));
  }

  private static List<Long> top(SeededWeeks history, Period period) {
    return incidents(history, period).stream()
        .sorted(
            Comparator.comparing(Incident::severity)
                .thenComparing(
                    i ->
                        i.resolved()
                            .map(at -> -Duration.between(i.opened(), at).toSeconds())
                            .orElse(Long.MIN_VALUE))
                .thenComparing(Incident::id))
        .limit(5)
        .map(Incident::id)
        .toList();
  }
}
