package dev.hindsight.bot.incident;

import dev.hindsight.bot.incident.CauseDesk.Choice;
import dev.hindsight.knowledge.KnownCauses;
import dev.hindsight.knowledge.NamedCause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a cause may have been other than what was found. */
@Component
class Alternatives {

  /** Slack's select takes a hundred. */
  private static final int MOST = 90;

  /** And values of 75 characters. */
  private static final int LONGEST = 70;

  private final KnownCauses known;
  private final UnaryOperator<String> redactor;

  Alternatives(KnownCauses known, UnaryOperator<String> redactor) {
    this.known = known;
    this.redactor = redactor;
  }

  /** What else was ranked, then all that has a name. */
  List<Choice> to(NamedCause found, Optional<Findings> findings) {
    return named(found, findings).entrySet().stream()
        .limit(MOST)
        .map(cause -> new Choice(cause.getKey(), cause.getValue().title()))
        .toList();
  }

  Optional<NamedCause> chosen(String value, NamedCause found, Optional<Findings> findings) {
    return Optional.ofNullable(named(found, findings).get(value));
  }

  /** A cause that has that name already is that one: what was found, what was ranked, the rest. */
  Optional<NamedCause> inWords(String words, NamedCause found, Optional<Findings> findings) {
    Optional<NamedCause> said = NamedCause.inWords(redactor.apply(words));
    return said.flatMap(
            cause ->
                Stream.concat(Stream.of(found), named(found, findings).values().stream())
                    .filter(named -> named.category().equals(cause.category()))
                    .findFirst())
        .or(() -> said);
  }

  private Map<String, NamedCause> named(NamedCause found, Optional<Findings> findings) {
    Map<String, NamedCause> named = new LinkedHashMap<>();
    findings
        .map(Findings::causes)
        .orElse(List.of())
        .forEach(cause -> ranked(cause).ifPresent(other -> put(named, "found", other, found)));
    known.all().forEach(cause -> put(named, "known", cause, found));
    return named;
  }

  private static void put(
      Map<String, NamedCause> named, String kind, NamedCause cause, NamedCause found) {
    boolean same =
        cause.category().equals(found.category())
            || named.values().stream().anyMatch(n -> n.category().equals(cause.category()));
    if (!same && cause.isOne() && cause.category().length() <= LONGEST - kind.length()) {
      named.put(kind + ":" + cause.category(), cause);
    }
  }

  private static Optional<NamedCause> ranked(IncidentView.Cause cause) {
    return Optional.ofNullable(cause.category())
        .map(
            category ->
                new NamedCause(category, cause.title(), Optional.ofNullable(cause.object())));
  }
}
