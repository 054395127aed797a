package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the evidence is worth quoting for a cause, plainest first. */
public final class Quotes {

  private static final Pattern EXIT = Pattern.compile("\\bexit (\\d{1,3})\\b");
  private static final int LEAD = 30;

  private Quotes() {}

  /**
   * A few words of evidence.
   *
   * @param object what it is about; empty where the text is the line itself, which says it
   */
  public record Quote(int number, String object, String kind, String text) {}

  /** Of the shipped signature's own lines; of the raw lines where the cause was learned. */
  public static List<Quote> of(Symptoms told, Cause cause) {
    Symptoms symptoms = Voice.own(told);
    Map<Integer, EvidenceLine> raw =
        symptoms.evidence().stream()
            .collect(Collectors.toMap(EvidenceLine::number, Function.identity(), (a, _) -> a));
    Optional<Fit> fit = fit(symptoms, cause);
    List<Quote> quotes = quotes(fit.map(Fit::told).orElse(List.of()), cause, raw);
    if (quotes.stream().anyMatch(quote -> !quote.object().isEmpty())) {
      quotes = quotes(fit.map(Fit::toldOfEach).orElse(List.of()), cause, raw);
    }
    return withRest(quotes, cause, raw);
  }

  private static List<Quote> quotes(
      List<Fit.Told> told, Cause cause, Map<Integer, EvidenceLine> raw) {
    return told.stream()
        .filter(seen -> cause.evidenceFor().contains(seen.line().number()))
        .map(seen -> quote(seen, raw))
        .toList();
  }

  /** And the lines that nothing shipped accounts for. */
  private static List<Quote> withRest(
      List<Quote> quotes, Cause cause, Map<Integer, EvidenceLine> raw) {
    Set<Integer> told = quotes.stream().map(Quote::number).collect(Collectors.toSet());
    List<Quote> all = new ArrayList<>(quotes);
    cause.evidenceFor().stream()
        .filter(number -> !told.contains(number) && raw.containsKey(number))
        .map(raw::get)
        .filter(line -> all.isEmpty() || !isStructured(line.text()))
        .forEach(line -> all.add(plain(line)));
    return List.copyOf(all);
  }

  private static Optional<Fit> fit(Symptoms symptoms, Cause cause) {
    SignaturePack pack = SignaturePack.shipped();
    return pack.signatures().stream()
        .filter(signature -> signature.category().equals(cause.category()))
        .findFirst()
        .map(signature -> signature.fit(Evidence.of(symptoms, pack.noise()), List.of()));
  }

  /** A piece of a document reads badly by itself. */
  private static boolean isStructured(String text) {
    return text.stripLeading().startsWith("{") || text.strip().endsWith(":");
  }

  private static Quote plain(EvidenceLine line) {
    return new Quote(line.number(), "", line.kind(), line.text());
  }

  private static Quote quote(Fit.Told seen, Map<Integer, EvidenceLine> raw) {
    EvidenceLine line = seen.line().line();
    EvidenceLine own = raw.get(line.number());
    if (own != null && own.text().equals(line.text())) {
      return plain(own);
    }
    String text = EXIT.matcher(line.text()).replaceAll("exit code $1");
    return new Quote(line.number(), line.object(), line.kind(), around(text, seen.by()));
  }

  /** Starts a long text shortly before what makes it tell. */
  private static String around(String text, Feature feature) {
    int at =
        Stream.of(feature)
            .flatMap(f -> f.any().stream())
            .map(pattern -> pattern.matcher(text))
            .filter(Matcher::find)
            .mapToInt(Matcher::start)
            .min()
            .orElse(0);
    return at <= 2 * LEAD ? text : "…" + text.substring(at - LEAD);
  }
}
