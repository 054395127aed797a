package dev.hindsight.knowledge.rank.read;

import static dev.hindsight.knowledge.rank.read.ToolDocument.before;
import static dev.hindsight.knowledge.rank.read.ToolDocument.text;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A container as tools tell of it: its state, how its last run ended, how often it began anew. */
record ToolContainer(JsonNode json) {

  private static final Pattern LAST =
      Pattern.compile("reason=(?<reason>\\w{1,40}),? ?exit_?code=(?<code>\\d{1,3})");

  private static final Set<String> ENDS =
      Set.of("OOMKilled", "Error", "Evicted", "Completed", "ContainerCannotRun", "StartError");

  /**
   * @param number the line of the pod's name
   * @param from where in the lines that is
   */
  void read(int number, Lines lines, int from, String object, Findings found) {
    String said = said();
    String ended = ended(said);
    long restarts = json.path("restart_count").asLong(json.path("restartCount").asLong(0));
    boolean over = said.equals("running, ready") && restarts > 0;
    String age =
        over ? found.times().ifLongAgo(found.times().seen(text(state(), "started_at"))) : "";
    found.add(
        ToolDocument.told(number, lines, from, words()),
        object,
        "container",
        new ContainerWords(
                text(json, "name"),
                said,
                restarts,
                ended.isEmpty() && !age.isEmpty() ? "once" : ended,
                age,
                text(json.path("limits"), "memory"),
                text(json, "image"))
            .line());
  }

  /** What its lines say of its end, in the order in which that matters. */
  private String[] words() {
    String last =
        Stream.of(state(), json)
            .flatMap(of -> Stream.of(of.path("last_state"), of.path("lastState")))
            .map(
                of -> text(of.path("terminated").isObject() ? of.path("terminated") : of, "reason"))
            .filter(reason -> !reason.isEmpty())
            .findFirst()
            .orElse("");
    return new String[] {
      text(state(), "reason"), last, ToolDocument.start(text(state(), "message"))
    };
  }

  private JsonNode state() {
    return json.path("state");
  }

  private String said() {
    JsonNode state = state();
    String reason = text(state, "reason");
    if (state.path("waiting").asBoolean(state.path("waiting").isObject())) {
      return waiting(reason.isEmpty() ? text(state.path("waiting"), "reason") : reason);
    }
    if (state.path("terminated").asBoolean(state.path("terminated").isObject())) {
      JsonNode end = state.path("terminated").isObject() ? state.path("terminated") : state;
      return terminated(text(end, "reason"), end);
    }
    if (!state.path("running").asBoolean(true) && !reason.isEmpty()) {
      return ENDS.contains(reason) ? terminated(reason, state) : waiting(reason);
    }
    return json.path("ready").asBoolean(false) ? "running, ready" : "running, not ready";
  }

  private String waiting(String reason) {
    String message = text(state(), "message");
    return "waiting " + reason + (reason.equals("CrashLoopBackOff") ? "" : before(": ", message));
  }

  private static String terminated(String reason, JsonNode end) {
    return "terminated %s exit %s%s"
        .formatted(
            reason.isEmpty() ? "Error" : reason,
            text(end, "exit_code", "exitCode"),
            before(": ", text(end, "message")));
  }

  /** How the last run ended, wherever that is told. */
  private String ended(String said) {
    Matcher last = LAST.matcher(text(state(), "message"));
    if (last.find()) {
      return last.group("reason") + " exit " + last.group("code");
    }
    Optional<JsonNode> end =
        Stream.of(state(), json)
            .flatMap(of -> Stream.of(of.path("last_state"), of.path("lastState")))
            .map(of -> of.path("terminated").isObject() ? of.path("terminated") : of)
            .filter(of -> !text(of, "reason").isEmpty())
            .findFirst();
    if (end.isPresent()) {
      String code = text(end.get(), "exit_code", "exitCode");
      return text(end.get(), "reason") + before(" exit ", code);
    }
    String code = text(state(), "exit_code");
    return code.isEmpty() || said.startsWith("terminated") ? "" : "with exit " + code;
  }
}
