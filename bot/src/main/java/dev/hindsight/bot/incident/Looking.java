package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Search;
import dev.hindsight.prompts.Tool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a model may look at: the incident's objects as they are now, its record, and the memory. */
@Component
class Looking {

  private static final Duration BUDGET = Duration.ofSeconds(5);
  private static final Set<Kind> LOGS = Set.of(Kind.LOG, Kind.PREVIOUS_LOG);
  private static final int MATCHES = 3;

  private final Lookout lookout;
  private final Alerts alerts;
  private final Search search;
  private final OwnRecord record;
  private final ToolSource others;
  private final UnaryOperator<String> redactor;
  private final Clock clock;

  Looking(
      Lookout lookout,
      Alerts alerts,
      Search search,
      OwnRecord record,
      ToolSource others,
      UnaryOperator<String> redactor,
      Clock clock) {
    this.lookout = lookout;
    this.alerts = alerts;
    this.search = search;
    this.record = record;
    this.others = others;
    this.redactor = redactor;
    this.clock = clock;
  }

  /** The world is read once for one inquiry, and only when a tool asks for it. */
  List<Tool> tools(Incident incident) {
    Supplier<Diagnosis> now =
        new Once(() -> lookout.look(incident, alerts.ofIncident(incident.id().value()), BUDGET));
    return Stream.concat(ours(incident, now), others.tools().stream().map(this::cleaned)).toList();
  }

  private Stream<Tool> ours(Incident incident, Supplier<Diagnosis> now) {
    return Stream.of(
        tool(
            "objects",
            "state, events and conditions of the incident's objects in Kubernetes and AWS, now",
            "a word of the object's name or kind, or empty for all",
            word -> seen(now.get(), o -> !LOGS.contains(o.kind()), word)),
        tool(
            "logs",
            "log lines of the incident's pods, now",
            "a word that the lines contain, or empty for all",
            word -> seen(now.get(), o -> LOGS.contains(o.kind()), word)),
        tool(
            "rollouts",
            "what was rolled out lately, and what changed with it",
            "",
            _ -> seen(now.get(), o -> o.kind() == Kind.ROLLOUT, "")),
        tool(
            "alerts",
            "all alerts of the incident, with their texts",
            "",
            _ ->
                alerts.ofIncident(incident.id().value()).stream()
                    .map(a -> "%s: %s".formatted(a.alert().name(), a.alert().summary()))
                    .distinct()
                    .toList()),
        tool(
            "new-in-logs",
            "log lines of now, with how often lines of their kind were seen before this incident",
            "",
            _ -> newInLogs(incident, now.get())),
        tool(
            "record",
            "what people did and noted about this incident so far, and what earlier looks ended"
                + " with",
            "",
            _ -> record.timeline(incident)),
        tool(
            "runs",
            "the plan of this incident and how its run went",
            "",
            _ -> record.runs(incident)),
        tool(
            "memory",
            "earlier incidents, runbooks and reports that fit some words",
            "a few words",
            this::remembered));
  }

  /** What it is asked and what it answers is redacted like all else. */
  private Tool cleaned(Tool other) {
    return tool(
        other.name(),
        other.description(),
        other.argument(),
        about -> other.read().apply(redactor.apply(about)));
  }

  private Tool tool(
      String name, String description, String argument, Function<String, List<String>> read) {
    return new Tool(name, description, argument, about -> redacted(read.apply(about)));
  }

  /** As one text: a key's lines give nothing away each by itself. */
  private List<String> redacted(List<String> lines) {
    return redactor
        .apply(String.join("\n", lines))
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static List<String> seen(Diagnosis now, Predicate<Observation> which, String word) {
    List<String> lines = new ArrayList<>();
    String wanted = word.toLowerCase(Locale.ROOT);
    now.observations().stream()
        .filter(which)
        .map(o -> "%s: %s".formatted(o.object().display(), o.line()))
        .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
        .forEach(lines::add);
    now.missing().forEach(missing -> lines.add("not read: " + missing));
    return lines;
  }

  private List<String> newInLogs(Incident incident, Diagnosis now) {
    List<String> lines =
        now.observations().stream()
            .filter(o -> LOGS.contains(o.kind()))
            .map(o -> redactor.apply(o.line()))
            .toList();
    return record.newInLogs(incident, lines, now.at());
  }

  private List<String> remembered(String words) {
    return Memory.of(search, Query.of(words, clock.instant()).atMost(MATCHES)).stream()
        .map(Looking::line)
        .toList();
  }

  private static String line(Match match) {
    return "%s %s: %s"
        .formatted(match.kind().name().toLowerCase(Locale.ROOT), match.title(), match.excerpt());
  }

  /** A reading that is taken once, however many tools ask for it beside each other. */
  private static final class Once implements Supplier<Diagnosis> {

    private final Supplier<Diagnosis> reading;
    private Optional<Diagnosis> read = Optional.empty();

    Once(Supplier<Diagnosis> reading) {
      this.reading = reading;
    }

    @Override
    public synchronized Diagnosis get() {
      Diagnosis now = read.orElseGet(reading);
      read = Optional.of(now);
      return now;
    }
  }
}
