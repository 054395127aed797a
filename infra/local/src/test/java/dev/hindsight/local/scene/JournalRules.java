package dev.hindsight.local.scene;

import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds of everything that passed between Slack and the bot, whatever was played. */
public final class JournalRules {

  private static final Pattern SECRET =
      Pattern.compile(
          "xox[abp]-\\S{6}|xapp-\\S{6}|AKIA[0-9A-Z]{16}|gh[pousr]_\\w{20}|-----BEGIN [A-Z ]*PRIVATE"
              + " KEY|(?i:password|passwd|secret)[=:]\\s?(?![\\[<*…\\s])\\w{6}");
  private static final Pattern CARD = Pattern.compile("(?s)(Resolved: )?SEV[1-4] .*");

  /** What is about no incident, or about many. */
  private static final Pattern NO_CARD =
      Pattern.compile("(?s)(Weekly digest|<@U\\w+> hands over:|This answer was taken out\\.).*");

  private static final Set<String> NO_LAYOUT =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "msg_too_long",
          "msg_blocks_too_long",
          "no_text",
          "view_too_large",
          "invalid_arguments",
          "metadata_too_large");
  private static final Set<String> ALL_AT_ONCE = Set.of("here", "channel", "everyone");

  private final Journal journal;
  private final List<ApiCall> calls;

  private JournalRules(Journal journal) {
    this.journal = journal;
    this.calls = journal.calls();
  }

  /** What was broken, in words; nothing where all is well. */
  public static List<String> broken(LocalSlack slack, JdbcClient database) {
    JournalRules rules = new JournalRules(slack.journal());
    return Stream.of(rules.late(_ -> true), rules.inAnyCase(), UnauthorizedRuns.in(database))
        .flatMap(broken -> broken)
        .toList();
  }

  /** The same where bots were killed: what was on its way to a dead one is not acknowledged. */
  public static List<String> brokenThroughDeaths(LocalSlack slack, JdbcClient database) {
    return Stream.concat(
            brokenThroughDeaths(slack.journal()).stream(), UnauthorizedRuns.in(database))
        .toList();
  }

  /** The same of a journal alone. */
  public static List<String> brokenThroughDeaths(Journal journal) {
    JournalRules rules = new JournalRules(journal);
    return Stream.concat(
            rules.late(one -> one.outcome() == Delivered.Outcome.REFUSED), rules.inAnyCase())
        .toList();
  }

  static List<String> inSlack(LocalSlack slack) {
    JournalRules rules = new JournalRules(slack.journal());
    return Stream.concat(rules.late(_ -> true), rules.inAnyCase()).toList();
  }

  private Stream<String> inAnyCase() {
    return Stream.of(secrets(), mentions(), rates(), layouts(), words(), labels())
        .flatMap(broken -> broken);
  }

  private Stream<String> late(Predicate<Delivered> counts) {
    return journal.deliveries().stream()
        .filter(one -> !one.acknowledged())
        .filter(counts)
        .map(one -> "%s not acknowledged in time: %s".formatted(one.type(), one.outcome()));
  }

  private Stream<String> secrets() {
    return calls.stream()
        .flatMap(call -> call.args().values().stream().map(sent -> Map.entry(call, sent)))
        .flatMap(
            sent ->
                SECRET
                    .matcher(sent.getValue())
                    .results()
                    .map(
                        found ->
                            "a secret in %s: %s".formatted(sent.getKey().method(), found.group())));
  }

  private Stream<String> mentions() {
    return journal.notified().stream()
        .filter(one -> ALL_AT_ONCE.contains(one.target()) || one.target().startsWith("S0"))
        .map(one -> "all of %s were notified in %s".formatted(one.target(), one.channel()));
  }

  /** Of channels; a private conversation may hear two answers at once. */
  private Stream<String> rates() {
    Map<String, Instant> last = new HashMap<>();
    return sent("chat.postMessage")
        .filter(call -> call.args().getOrDefault("channel", "").startsWith("C"))
        .filter(
            call -> {
              Instant before = last.put(call.args().get("channel"), call.at());
              return before != null
                  && Duration.between(before, call.at()).compareTo(Duration.ofSeconds(1)) < 0;
            })
        .map(call -> "two posts within a second in %s".formatted(call.args().get("channel")));
  }

  private Stream<String> layouts() {
    return calls.stream()
        .filter(call -> NO_LAYOUT.contains(call.error()))
        .map(call -> "%s was refused: %s".formatted(call.method(), call.error()));
  }

  private Stream<String> words() {
    Stream<String> silent =
        sent("chat.postMessage", "chat.update", "chat.postEphemeral")
            .filter(call -> call.args().getOrDefault("text", "").isBlank())
            .map(
                call ->
                    "%s without words in %s".formatted(call.method(), call.args().get("channel")));
    Stream<String> unclear =
        sent("chat.postMessage", "chat.update")
            .filter(call -> Workspace.INCIDENTS.equals(call.args().get("channel")))
            .filter(call -> call.args().getOrDefault("metadata", "").contains("hindsight_card"))
            .filter(call -> call.args().getOrDefault("thread_ts", "").isEmpty())
            .map(call -> call.args().getOrDefault("text", ""))
            .filter(text -> !CARD.matcher(text).matches() && !NO_CARD.matcher(text).matches())
            .map(text -> "does not say at once how bad and where: " + text);
    return Stream.concat(silent, unclear);
  }

  private Stream<String> labels() {
    return calls.stream()
        .flatMap(call -> Stream.of("blocks", "view").map(key -> call.args().getOrDefault(key, "")))
        .filter(json -> !json.isBlank())
        .flatMap(json -> all(JsonMapper.shared().readTree(json)))
        .flatMap(
            node ->
                switch (node.path("type").asString("")) {
                  case "button" -> lacking(node, "accessibility_label");
                  case "image" -> lacking(node, "alt_text");
                  default -> Stream.empty();
                });
  }

  private static Stream<String> lacking(JsonNode node, String key) {
    return node.path(key).asString("").isBlank()
        ? Stream.of("no " + key + ": " + node)
        : Stream.empty();
  }

  private static Stream<JsonNode> all(JsonNode node) {
    return Stream.concat(Stream.of(node), node.valueStream().flatMap(JournalRules::all));
  }

  private Stream<ApiCall> sent(String... methods) {
    List<String> names = List.of(methods);
    return calls.stream()
        .filter(call -> names.contains(call.method()))
        .filter(call -> call.status() == 200 && call.error().isEmpty());
  }
}
