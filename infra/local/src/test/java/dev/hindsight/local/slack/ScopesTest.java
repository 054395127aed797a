package dev.hindsight.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.page.AppOffer;
import dev.hindsight.local.slack.store.Json;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the manifest does not ask for is refused, as in a real workspace. */
class ScopesTest {
  private final LocalSlack slack =
      LocalSlack.start(
          new SlackSettings(
              0,
              Optional.empty(),
              new TestingClock(),
              Optional.empty(),
              Set.of(),
              AppOffer.scopes()));
  private final RawApi api = new RawApi(slack);

  @AfterEach
  void stop() {
    api.close();
    slack.close();
  }

  @ParameterizedTest
  @CsvSource({
    "team.info, '', team:read",
    "emoji.list, '', emoji:read",
    "chat.unfurl, channel=C0INCIDENTS, links:write",
    "conversations.create, name=inc-1, channels:manage",
    "conversations.create, name=inc-1&is_private=true, groups:write",
    "conversations.join, channel=C0GENERAL, channels:join",
    "conversations.info, channel=U0ERIN00001, im:read",
    "conversations.list, types=public_channel%2Cim, im:read",
    "reactions.add, channel=C0INCIDENTS, reactions:write",
    "users.lookupByEmail, email=ada@practice.example, users:read.email"
  })
  void whatWasNotAskedForIsRefusedWithItsName(String method, String body, String scope)
      throws Exception {
    JsonNode refused = api.form(method, body);

    assertThat(Json.text(refused, "error")).isEqualTo("missing_scope");
    assertThat(Json.text(refused, "needed")).isEqualTo(scope);
    assertThat(Json.text(refused, "provided")).contains("chat:write").doesNotContain(scope + ",");
  }

  @Test
  void eachKindOfConversationHasAScopeOfItsOwn() throws Exception {
    slack.put(slack.channel(Workspace.INCIDENTS).closed(true));
    slack.installation().without(Set.of("groups:history"));

    assertThat(api.error("conversations.history", "{\"channel\":\"C0INCIDENTS\"}"))
        .isEqualTo("missing_scope");
    slack.put(slack.channel(Workspace.INCIDENTS).closed(false));
    assertThat(api.error("conversations.history", "{\"channel\":\"C0INCIDENTS\"}")).isEmpty();
  }

  @Test
  void whoMayWriteMaySayWhatItIsDoing() throws Exception {
    String ts = slack.say("erin", "incidents", "why?");
    String status = "{\"channel_id\":\"C0INCIDENTS\",\"thread_ts\":\"%s\",\"status\":\"x\"}";
    slack.installation().without(Set.of("assistant:write"));
    assertThat(api.error("assistant.threads.setStatus", status.formatted(ts))).isEmpty();

    slack.installation().without(Set.of("chat:write"));
    assertThat(api.error("assistant.threads.setStatus", status.formatted(ts)))
        .isEqualTo("missing_scope");
  }

  @Test
  void withoutAManifestAllIsGranted() throws Exception {
    try (LocalSlack open =
            LocalSlack.start(new SlackSettings(0, Optional.empty(), new TestingClock()));
        RawApi raw = new RawApi(open)) {
      assertThat(Json.text(raw.form("team.info", "").path("team"), "id")).isEqualTo(Workspace.TEAM);
      assertThat(raw.form("emoji.list", "").path("emoji").isObject()).isTrue();
    }
  }
}
