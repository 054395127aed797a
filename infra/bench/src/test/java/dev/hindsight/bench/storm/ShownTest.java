package dev.hindsight.bench.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ShownTest {

  private static final Instant ZERO = Instant.EPOCH;

  private static Message message(String text, String blocks) {
    ObjectNode none = JsonMapper.shared().createObjectNode();
    return new Message(
        "1.1", Optional.empty(), "U1", text, JsonMapper.shared().readTree(blocks), none, none);
  }

  private static String line(String id, String rest) {
    return """
    {"type":"rich_text_section","elements":[
      {"type":"text","text":"%s"},{"type":"text","text":"%s"}]}
    """
        .formatted(id, rest);
  }

  @Test
  void aCardSaysMoreThanItsLineAndAStormIsNoCard() {
    List<Message> roots =
        List.of(
            message("SEV1 storm: 2 incidents in 1 s, worst: INC-2", "[]"),
            message("SEV2 storm-001: failing. Acknowledged. INC-1", "[\"acknowledged by\"]"),
            message("Resolved: SEV3 storm-003: x. INC-3", "[]"));
    List<Message> replies =
        List.of(
            message(
                "page",
                "["
                    + line("INC-1", " SEV2 · a: b · open")
                    + ","
                    + line("INC-2", " SEV1 · a · b: c · acknowledged")
                    + "]"));
    assertThat(Shown.of(roots, replies))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "INC-1", "SEV2 acknowledged",
                "INC-2", "SEV1 acknowledged",
                "INC-3", "SEV3 resolved"));
  }

  @Test
  void theFullestSecondIsFoundWhereverItBegins() {
    assertThat(Shown.most(List.of())).isZero();
    assertThat(Shown.most(List.of(at(0), at(1_000), at(2_000)))).isEqualTo(1);
    assertThat(Shown.most(List.of(at(0), at(900), at(1_800), at(1_899)))).isEqualTo(3);
  }

  private static Instant at(long millis) {
    return ZERO.plus(Duration.ofMillis(millis));
  }
}
