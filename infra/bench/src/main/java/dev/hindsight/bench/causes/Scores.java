package dev.hindsight.bench.causes;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.causes.Statistics.Claim;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All figures of one run over labelled cases; cases without a label do not count. */
public record Scores(List<Outcome> outcomes) {

  private static final double P95 = 0.95;

  public Scores {
    outcomes = outcomes.stream().filter(outcome -> outcome.one().label().isPresent()).toList();
  }

  /** In the order of the RESULT line. */
  public List<Figure> figures() {
    Predicate<Outcome> all = _ -> true;
    Predicate<Outcome> faulty = outcome -> outcome.one().faulty();
    Predicate<Outcome> cited = outcome -> outcome.faith().isPresent();
    Predicate<Outcome> mention = outcome -> !mentions(outcome.one()).isEmpty();
    return List.of(
        share("top1", "the first cause is right", all, Outcome::right),
        share("top3", "one of the first three is right", all, o -> o.answer().right(o.one(), 3)),
        share(
            "object_top1",
            "first cause and its object are right",
            o -> o.one().label().flatMap(Label::object).isPresent(),
            o -> o.answer().objectRight(o.one())),
        share(
            "both_right",
            "two faults at once: both among the first two",
            o -> o.one().label().flatMap(Label::second).isPresent(),
            o -> o.answer().bothRight(o.one())),
        share(
            "false_alarm",
            "healthy, but a fault is named",
            o -> o.one().healthy(),
            o -> o.answer().alarm()),
        share(
            "faithful_drop",
            "without the cited lines the cause gets less probable",
            cited,
            o -> o.faith().orElseThrow().falls()),
        share(
            "faithful_keep",
            "with only the cited lines it stays first",
            cited,
            o -> o.faith().orElseThrow().stays()),
        share(
            "must_mention",
            "the explanation mentions all it must (600 characters)",
            mention,
            o -> mentions(o.one(), o.answer().explanation())),
        share(
            "paste_all",
            "so would all evidence pasted, uncut",
            mention,
            o -> mentions(o.one(), o.one().pasted())),
        Figure.of(
            "ece",
            "expected calibration error of the first cause, 10 bins",
            outcomes,
            o -> o.answer().stated(),
            drawn -> Statistics.calibrationError(claims(drawn))),
        share(
            "coverage",
            "faulty: the answer is not inconclusive",
            faulty,
            o -> o.answer().conclusive()),
        share("sure_share", "faulty: the answer is sure (0.9)", faulty, o -> o.answer().sure()),
        share("wrong_and_sure", "wrong among the sure", o -> o.answer().sure(), o -> !o.right()),
        Figure.of(
            "new_auroc",
            "something new against the same cases with the cause known",
            outcomes,
            o -> o.unknown().isPresent(),
            Scores::auroc));
  }

  public ResultLine result(String bench) {
    ResultLine line = new ResultLine(bench).with("n", outcomes.size());
    figures().forEach(figure -> line.withShare(figure.key(), figure.value()));
    return line.with("p95_ms", p95());
  }

  /** The table for people. */
  public String table() {
    return figures().stream().map(Figure::row).collect(Collectors.joining("\n"))
        + String.format(
            Locale.ROOT,
            "%n%-62s %12d  %6.1f",
            "a ranking takes, ms, 95th percentile",
            outcomes.size(),
            p95());
  }

  double p95() {
    return Statistics.percentile(outcomes.stream().map(o -> o.answer().millis()).toList(), P95);
  }

  /** By true category, the misses below each. */
  public String categories() {
    Map<String, List<Outcome>> by =
        outcomes.stream()
            .collect(
                Collectors.groupingBy(
                    (Function<Outcome, String>) o -> o.one().label().orElseThrow().cause(),
                    java.util.TreeMap::new,
                    Collectors.toList()));
    var text =
        new StringBuilder(
            "%-36s %5s %5s %5s %7s%n".formatted("category", "n", "top1", "top3", "object"));
    by.forEach((category, of) -> text.append(category(category, of)));
    return text.toString().stripTrailing();
  }

  private static String category(String category, List<Outcome> of) {
    return "%-36s %5d %5d %5d %7s%n%s"
        .formatted(
            category,
            of.size(),
            of.stream().filter(Outcome::right).count(),
            of.stream().filter(o -> o.answer().right(o.one(), 3)).count(),
            of.stream().anyMatch(o -> o.one().label().flatMap(Label::object).isPresent())
                ? of.stream().filter(o -> o.answer().objectRight(o.one())).count()
                : "na",
            of.stream()
                .filter(Scores::missed)
                .limit(MOST_MISSES)
                .map(o -> "    " + o.said() + "\n")
                .collect(Collectors.joining()));
  }

  private static final int MOST_MISSES = 15;

  private static boolean missed(Outcome o) {
    boolean object = o.one().label().flatMap(Label::object).isPresent();
    return !o.right() || (object && !o.answer().objectRight(o.one()));
  }

  /** How the probabilities were met, a row for each bin. */
  public String reliability() {
    Map<Integer, List<Claim>> bins =
        claims(outcomes.stream().filter(o -> o.answer().stated()).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    Statistics::bin, java.util.TreeMap::new, Collectors.toList()));
    return bins.entrySet().stream()
        .map(
            bin ->
                "said %.2f on average: right %d of %d"
                    .formatted(
                        bin.getValue().stream().mapToDouble(Claim::probability).average().orElse(0),
                        bin.getValue().stream().filter(Claim::right).count(),
                        bin.getValue().size()))
        .collect(Collectors.joining("\n"));
  }

  private Figure share(String key, String what, Predicate<Outcome> asked, Predicate<Outcome> so) {
    return Figure.share(key, what, outcomes, asked, so);
  }

  private static List<Claim> claims(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(o -> new Claim(o.answer().first().probability(), o.right()))
        .toList();
  }

  private static double auroc(List<Outcome> outcomes) {
    return Statistics.areaUnderRoc(
        outcomes.stream().mapToDouble(o -> o.unknown().orElseThrow()).toArray(),
        outcomes.stream().mapToDouble(Outcome::somethingNew).toArray());
  }

  private static List<List<String>> mentions(Case one) {
    return one.label().map(Label::mustMention).orElse(List.of());
  }

  private static boolean mentions(Case one, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return mentions(one).stream()
        .allMatch(
            group ->
                group.stream().anyMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT))));
  }
}
