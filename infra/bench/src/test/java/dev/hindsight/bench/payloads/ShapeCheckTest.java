package dev.hindsight.bench.payloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Made-up recordings teach which keys and types a request has. */
class ShapeCheckTest {
  @TempDir private Path directory;

  @BeforeEach
  void record() throws IOException {
    request(
        "event_song",
        "a",
        "{\"event_id\":\"E1\",\"event\":{\"type\":\"song\",\"ts\":\"1.2\",\"by\":\"U1\"}}");
    request(
        "event_song",
        "b",
        "{\"event_id\":\"E2\",\"event\":{\"type\":\"song\",\"ts\":\"1.3\",\"blocks\":[1]}}");
    request(
        "socket",
        "c",
        "{\"envelope_id\":\"x\",\"type\":\"interactive\",\"payload\":{\"type\":\"press\",\"actions\":[{\"id\":1}]}}");
    request("socket", "d", "{\"type\":\"hello\"}");
    file("skeletons", "e", "{\"event\":{\"type\":\"song\",\"loud\":true}}");
  }

  private void request(String kind, String name, String decoded) throws IOException {
    var json = JsonMapper.shared().createObjectNode();
    json.put("content_type", "application/json").put("body", decoded);
    file(kind, name, json.set("decoded", parsed(decoded)).toString());
  }

  private void file(String kind, String name, String content) throws IOException {
    Path inside = Files.createDirectories(directory.resolve(kind));
    Files.writeString(inside.resolve(name + ".json"), content);
  }

  private static JsonNode parsed(String json) {
    return JsonMapper.shared().readTree(json);
  }

  private List<String> mismatches(String delivery) {
    return new ShapeCheck(Recorded.in(directory)).mismatches(List.of(parsed(delivery)));
  }

  @Test
  void whatAllHaveIsNeededAndTypesMustHaveBeenSeen() {
    assertThat(mismatches("{\"event_id\":\"E\",\"event\":{\"type\":\"song\",\"ts\":\"1.4\"}}"))
        .isEmpty();
    assertThat(
            mismatches("{\"event_id\":7,\"event\":{\"type\":\"song\",\"loud\":\"no\",\"own\":1}}"))
        .containsExactly(
            "event song: event.ts is missing",
            "event song: event.loud is STRING, not [BOOLEAN]",
            "every event: event_id is NUMBER, not [STRING]");
  }

  @Test
  void listsAreLookedIntoAndWhatTheAppMadeIsNot() {
    assertThat(mismatches("{\"type\":\"press\",\"actions\":[{}]}"))
        .containsExactly("press: actions[].id is missing");
    assertThat(
            mismatches(
                "{\"event_id\":\"E\",\"event\":{\"type\":\"song\",\"ts\":\"1\",\"blocks\":[{}]}}"))
        .isEmpty();
  }

  @Test
  void aSocketsOwnFramesAreNoRequests() {
    assertThat(Recorded.in(directory).stream().filter(Recorded::isRequest)).hasSize(4);
    assertThat(
            Recorded.in(directory).stream()
                .filter(Recorded::isRequest)
                .flatMap(r -> r.byHttp().stream())
                .map(r -> Kind.of(r.decoded())))
        .containsExactly("event song", "event song", "press");
  }

  @Test
  void aDirectoryWithoutRecordingsIsRefused(@TempDir Path empty) {
    assertThatThrownBy(() -> Recorded.in(empty)).hasMessageContaining("no recorded requests");
  }

  @Test
  void formsAreReadAndWritten() {
    JsonNode command = parsed("{\"command\":\"/ops\",\"text\":\"a & b = ü\"}");
    assertThat(Forms.decoded(Forms.encoded(command))).isEqualTo(command);
    assertThat(Forms.decoded(Forms.payload(command))).isEqualTo(command);
    assertThat(Kind.of(command)).isEqualTo("slash_command");
  }

  @Test
  void everyActIsDelivered() throws Exception {
    List<String> kinds = OwnDeliveries.all(Clock.systemUTC()).stream().map(Kind::of).toList();
    assertThat(kinds)
        .contains(
            "slash_command",
            "block_actions",
            "view_submission",
            "view_closed",
            "message_action",
            "shortcut",
            "event message",
            "event message/message_deleted",
            "event app_mention",
            "event app_home_opened",
            "event app_context_changed",
            "event agent_session_stopped",
            "event reaction_added",
            "event user_change",
            "event team_join",
            "event channel_archive",
            "event channel_left",
            "event member_joined_channel",
            "event subteam_members_changed",
            "event tokens_revoked",
            "event app_uninstalled");
  }
}
