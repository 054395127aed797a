package dev.hindsight.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import dev.hindsight.actions.rights.Finding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks at the workspace as the bot would find it, and says in words what to mend; posts nothing.
 */
public final class SlackDoctor {

  private static final Duration WRONG_CLOCK = Duration.ofMinutes(2);
  private static final String REINSTALL =
      "install the app again (api.slack.com/apps, Install App) and set hindsight.slack.bot-token";

  private final SlackSettings settings;
  private final List<String> channels;
  private final InstantSource clock;

  /**
   * @param channels all channels that the bot writes to, by their ids
   */
  public SlackDoctor(SlackSettings settings, List<String> channels, InstantSource clock) {
    this.settings = settings;
    this.channels = List.copyOf(channels);
    this.clock = clock;
  }

  /** Everything that was looked at, one line each. */
  public List<Finding> examine() {
    try (SlackClients clients = new SlackClients(settings, new SlackLink(clock))) {
      List<Finding> all = new ArrayList<>();
      MethodsClient slack = clients.methods();
      Seen<AuthTestResponse> token = ask(() -> slack.authTest(r -> r));
      all.add(token(token));
      if (token.ok()) {
        all.add(scopes(header(token, "x-oauth-scopes")));
        clock(header(token, "date")).ifPresent(all::add);
        channels.forEach(channel -> all.addAll(channel(slack, channel)));
      }
      if (settings.mode() == SlackSettings.Mode.SOCKET) {
        String appToken = settings.appToken().orElseThrow();
        all.add(socket(ask(() -> clients.slack().methods(appToken).appsConnectionsOpen(r -> r))));
      }
      return all;
    }
  }

  private static Finding token(Seen<AuthTestResponse> token) {
    return token
        .answer()
        .filter(AuthTestResponse::isOk)
        .map(
            answer ->
                Finding.ok(
                    "the bot's token opens the workspace %s (%s) as %s"
                        .formatted(answer.getTeam(), answer.getTeamId(), answer.getUser())))
        .orElseGet(
            () ->
                Finding.missing(
                    "the bot's token does not open a workspace (%s): %s"
                        .formatted(token.why(), REINSTALL)));
  }

  private static Finding scopes(String header) {
    if (header.isBlank()) {
      return Finding.warning(
          "Slack did not say which rights the token has; compare with ./hindsight slack manifest");
    }
    Set<String> granted =
        Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    List<String> lacking = Scopes.all().stream().filter(s -> !granted.contains(s)).toList();
    Set<String> beyond = new TreeSet<>(granted);
    beyond.removeAll(Scopes.all());
    if (!lacking.isEmpty()) {
      return Finding.missing(
          "the token lacks %s: put the output of ./hindsight slack manifest into the app (App Manifest) and %s"
              .formatted(String.join(", ", lacking), REINSTALL));
    }
    return beyond.isEmpty()
        ? Finding.ok("the token has the %d rights that the bot needs".formatted(granted.size()))
        : Finding.warning(
            "the token has more rights than the bot needs: %s"
                .formatted(String.join(", ", beyond)));
  }

  private Optional<Finding> clock(String date) {
    if (date.isBlank()) {
      return Optional.empty();
    }
    Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
    Duration ahead = Duration.between(theirs, clock.instant());
    return Optional.of(
        ahead.abs().compareTo(WRONG_CLOCK) < 0
            ? Finding.ok("this machine's clock agrees with Slack's")
            : Finding.missing(
                "this machine's clock is %d min %s Slack's, and what Slack signs is refused from 5 min on: set it (NTP)"
                    .formatted(
                        ahead.abs().toMinutes(), ahead.isPositive() ? "ahead of" : "behind")));
  }

  private static List<Finding> channel(MethodsClient slack, String id) {
    var seen = ask(() -> slack.conversationsInfo(r -> r.channel(id)));
    if (!seen.ok()) {
      return List.of(
          Finding.missing(
              "the channel %s is not to be seen (%s): %s"
                  .formatted(
                      id,
                      seen.why(),
                      seen.why().equals("missing_scope")
                          ? REINSTALL
                          : "check its id in hindsight.slack.channel, and /invite @hindsight"
                              + " there")));
    }
    return judged(seen.answer().orElseThrow().getChannel());
  }

  private static List<Finding> judged(Conversation channel) {
    String name = "#%s (%s)".formatted(channel.getName(), channel.getId());
    List<Finding> found = new ArrayList<>();
    if (channel.isArchived()) {
      found.add(
          Finding.missing(
              "%s is archived: choose another one in hindsight.slack.channel".formatted(name)));
    } else if (!channel.isMember()) {
      found.add(Finding.missing("the bot is not in %s: /invite @hindsight there".formatted(name)));
    } else {
      found.add(Finding.ok("the bot may write to %s".formatted(name)));
    }
    if (channel.isExtShared() || channel.isPendingExtShared()) {
      found.add(
          Finding.warning(
              "%s is shared with another organisation, whose people read the cards: use one of your own"
                  .formatted(name)));
    }
    return found;
  }

  private static Finding socket(Seen<AppsConnectionsOpenResponse> socket) {
    return socket.ok()
        ? Finding.ok("the app's token opens Socket Mode")
        : Finding.missing(
            "Socket Mode does not open (%s): turn it on in the app (Socket Mode), and set hindsight.slack.app-token to an app-level token with connections:write"
                .formatted(socket.why()));
  }

  private static String header(Seen<AuthTestResponse> token, String name) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    token.answer().map(AuthTestResponse::getHttpResponseHeaders).ifPresent(headers::putAll);
    return String.join(",", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
  }

  /** What a call came to: an answer, or why there is none. */
  private record Seen<R extends SlackApiTextResponse>(Optional<R> answer, String why) {

    boolean ok() {
      return answer.filter(SlackApiTextResponse::isOk).isPresent();
    }
  }

  private static <R extends SlackApiTextResponse> Seen<R> ask(Call<R> call) {
    try {
      R answer = call.run();
      return new Seen<>(Optional.of(answer), String.valueOf(answer.getError()));
    } catch (SlackApiException e) {
      return new Seen<>(Optional.empty(), "Slack answers HTTP " + e.getResponse().code());
    } catch (IOException e) {
      return new Seen<>(Optional.empty(), "no answer: " + e.getMessage());
    }
  }

  /** One call. */
  @FunctionalInterface
  private interface Call<R> {
    R run() throws IOException, SlackApiException;
  }
}
