package dev.hindsight.bench.payloads;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Person.Kind;
import dev.hindsight.local.slack.SlackSettings;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Installation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Does everything a person or an admin can do in the local Slack, and keeps what it sends. */
final class OwnDeliveries {
  private static final Duration AT_MOST = Duration.ofSeconds(10);
  private static final String BUTTON =
      """
      [{"type":"actions","block_id":"b","elements":[
        {"type":"button","action_id":"press","value":"v","text":{"type":"plain_text","text":"Press"}},
        {"type":"static_select","action_id":"choose","placeholder":{"type":"plain_text","text":"?"},
         "options":[{"text":{"type":"plain_text","text":"One"},"value":"one"}]}]}]
      """;
  private static final String MODAL =
      """
      {"type":"modal","callback_id":"m","notify_on_close":true,"title":{"type":"plain_text","text":"T"},
       "submit":{"type":"plain_text","text":"S"},"blocks":[
        {"type":"input","block_id":"i","label":{"type":"plain_text","text":"L"},
         "element":{"type":"plain_text_input","action_id":"said"}}]}
      """;

  private final LocalSlack slack;
  private final Recorder recorder;
  private final Clock clock;
  private final HttpClient http = HttpClient.newHttpClient();

  private OwnDeliveries(LocalSlack slack, Recorder recorder, Clock clock) {
    this.slack = slack;
    this.recorder = recorder;
    this.clock = clock;
  }

  static List<JsonNode> all(Clock clock) throws IOException, InterruptedException {
    Set<String> every =
        Set.of(
            "message.im",
            "message.channels",
            "app_mention",
            "app_home_opened",
            "app_context_changed",
            "agent_session_stopped",
            "reaction_added",
            "reaction_removed",
            "channel_archive",
            "channel_shared",
            "channel_unshared",
            "channel_unarchive",
            "channel_rename",
            "channel_left",
            "member_joined_channel",
            "subteam_updated",
            "subteam_members_changed",
            "team_join",
            "subteam_created",
            "user_change",
            "app_uninstalled",
            "tokens_revoked");
    try (Recorder recorder = new Recorder();
        LocalSlack slack =
            LocalSlack.start(
                new SlackSettings(
                    0, Optional.empty(), clock, Optional.of(recorder.url()), every, Set.of()))) {
      return new OwnDeliveries(slack, recorder, clock).collect();
    }
  }

  private List<JsonNode> collect() throws IOException, InterruptedException {
    if (slack.connections() != 1) {
      throw new CannotRun("the recorder does not answer the local Slack");
    }
    talk();
    press();
    administer();
    return settled();
  }

  private void talk() {
    String dm = slack.person(Workspace.ERIN).directMessage();
    String ts = slack.say(Workspace.ERIN, dm, "help");
    slack.reply(Workspace.ERIN, dm, ts, "and more");
    String asked = slack.say(Workspace.ERIN, Workspace.INCIDENTS, "@hindsight what now?");
    slack.reply(Workspace.SAM, Workspace.INCIDENTS, asked, "@hindsight yes?");
    slack.react(Workspace.ADA, Workspace.INCIDENTS, asked, "eyes", true);
    slack.react(Workspace.ADA, Workspace.INCIDENTS, asked, "eyes", false);
    slack.delete(Workspace.ERIN, dm, ts);
    slack.openHome(Workspace.ERIN);
    slack.openMessages(Workspace.ERIN, Workspace.INCIDENTS);
    slack.look(Workspace.ERIN, Workspace.GENERAL);
    slack.stop(Workspace.SAM, Workspace.INCIDENTS, asked);
    slack.shortcut(Workspace.ERIN, Workspace.INCIDENTS, asked, "explain");
    slack.globalShortcut(Workspace.ERIN, "request");
    slack.slash(Workspace.ERIN, Workspace.INCIDENTS, "status @ada");
  }

  private void press() throws IOException, InterruptedException {
    String ts =
        api(
                "chat.postMessage",
                "{\"channel\":\"C0INCIDENTS\",\"text\":\"card\",\"blocks\":" + BUTTON + "}")
            .path("ts")
            .asString("");
    slack.click(Workspace.ADA, Workspace.INCIDENTS, ts, "press");
    slack.click(Workspace.ADA, Workspace.INCIDENTS, ts, "choose", "one");
    for (boolean submits : List.of(true, false)) {
      slack.slash(Workspace.ADA, Workspace.INCIDENTS, "form");
      String trigger = recorder.got().getLast().path("trigger_id").asString("");
      String view =
          api("views.open", "{\"trigger_id\":\"" + trigger + "\",\"view\":" + MODAL + "}")
              .at("/view/id")
              .asString("");
      if (submits) {
        slack.submit(Workspace.ADA, view, Map.of("said", "words"));
      } else {
        slack.closeView(Workspace.ADA, view);
      }
    }
    api(
        "views.publish",
        "{\"user_id\":\"U0ADA000001\",\"view\":{\"type\":\"home\",\"blocks\":" + BUTTON + "}}");
    slack.openHome(Workspace.ADA);
  }

  private void administer() {
    slack.put(slack.person("sam").livingIn("Asia/Tokyo"));
    slack.put(Person.of("U0GUEST01", "gus", "Gus Guest", "guest", Kind.GUEST));
    slack.put(slack.group(Workspace.APPROVERS).with(Workspace.SAM));
    slack.put(slack.channel(Workspace.INCIDENTS).archived(true));
    slack.put(slack.channel(Workspace.INCIDENTS).archived(false).without(Workspace.BOT_USER));
    slack.put(slack.channel(Workspace.GENERAL).named("all").with(Workspace.BOT_USER));
    slack.installation().become(Installation.State.UNINSTALLED);
  }

  private JsonNode api(String method, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(slack.url() + "api/" + method))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + slack.botToken())
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    JsonNode json = JsonMapper.shared().readTree(answer.body());
    if (!json.path("ok").asBoolean(false)) {
      throw new CannotRun("the local Slack refused %s: %s".formatted(method, answer.body()));
    }
    return json;
  }

  /** Events come by themselves: until nothing has come for a moment. */
  private List<JsonNode> settled() throws InterruptedException {
    Instant end = clock.instant().plus(AT_MOST);
    int before = -1;
    while (recorder.got().size() != before && clock.instant().isBefore(end)) {
      before = recorder.got().size();
      Thread.sleep(500);
    }
    http.close();
    return recorder.got();
  }
}
