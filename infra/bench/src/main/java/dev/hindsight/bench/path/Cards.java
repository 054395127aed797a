package dev.hindsight.bench.path;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.ApiCall;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When Slack accepted each service's first card, and its first card with a cause. */
final class Cards {

  /** A card's plain text: severity, service, what it is, what is asked. */
  private static final Pattern TEXT = Pattern.compile("SEV\\d (\\S+): (.*)", Pattern.DOTALL);

  private static final Pattern CAUSE = Pattern.compile(", (likely|possible)\\.");

  private final Map<String, Instant> posted = new LinkedHashMap<>();
  private final Map<String, Instant> explained = new LinkedHashMap<>();

  /** Reads a journal, which may hold calls that were read before. */
  void read(List<ApiCall> calls) {
    calls.stream().filter(Cards::showsACard).forEach(this::read);
  }

  private static boolean showsACard(ApiCall call) {
    boolean shows =
        switch (call.method()) {
          case "chat.postMessage" -> !call.args().containsKey("thread_ts");
          case "chat.update" -> true;
          default -> false;
        };
    return shows
        && call.status() == 200
        && call.error().isEmpty()
        && Workspace.INCIDENTS.equals(call.args().get("channel"));
  }

  private void read(ApiCall call) {
    Matcher card = TEXT.matcher(call.args().getOrDefault("text", ""));
    if (!card.matches()) {
      return;
    }
    if (call.method().equals("chat.postMessage")) {
      posted.putIfAbsent(card.group(1), call.at());
    }
    if (CAUSE.matcher(card.group(2)).find()) {
      explained.putIfAbsent(card.group(1), call.at());
    }
  }

  /** By service. */
  Map<String, Instant> posted() {
    return posted;
  }

  /** By service: the card first names a likely or a possible cause. */
  Map<String, Instant> explained() {
    return explained;
  }
}
