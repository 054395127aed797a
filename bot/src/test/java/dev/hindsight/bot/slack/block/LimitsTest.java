package dev.hindsight.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LimitsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 74, 75, 150, 3_000, 3_001, 12_001, 40_001})
  void textsAreCutAndSayHowMuchIsMissing(int length) {
    String cut = Limits.cut("y".repeat(length), 3_000);
    assertThat(cut.length()).isLessThanOrEqualTo(3_000);
    if (length > 3_000) {
      int kept = (int) cut.chars().filter(c -> c == 'y').count();
      assertThat(cut).endsWith("… and %,d more characters".formatted(length - kept));
    }
  }

  @Test
  void noCharacterAndNoEntityIsCutInHalf() {
    assertThat(Limits.cut("a".repeat(72) + "😀😀😀", 75)).doesNotMatch(".*[\\ud800-\\udbff]….*");
    assertThat(Limits.cut("&amp;".repeat(1_000), 3_000)).matches("(?s)(&amp;)+… and .*");
    assertThat(Limits.cut("<!date^1^{time}|fallback> ".repeat(200), 3_000))
        .matches("(?s)(<[^>]*> ?)+… and .*");
  }

  @Test
  void tooManyBlocksAndFieldsAreCounted() {
    Block section = Block.section(Text.plain("s"));
    Message fitted = Limits.fit(new Message("t", Collections.nCopies(87, section)));
    assertThat(fitted.blocks()).hasSize(50);
    assertThat(BlockJson.of(fitted.blocks())).contains("… and 38 more");
    List<Text> twelve = IntStream.range(0, 12).mapToObj(i -> Text.plain("f" + i)).toList();
    Message fields = Limits.fit(new Message("t", List.of(Block.fields(twelve))));
    assertThat(BlockJson.of(fields.blocks())).contains("f8", "… and 3 more").doesNotContain("f9");
  }

  @Test
  void anIdThatIsTooLongIsAMistakeOfOurs() {
    Block row =
        new Block.Actions("b", List.of(Element.Button.of("a", "Go", "v".repeat(2_001), "Go")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.fit(new Message("t", List.of(row))))
        .withMessageContaining("button value");
  }

  @Test
  void modalsAreFittedToo() {
    Modal modal =
        Limits.fit(
            new Modal(
                "c", "A title that is far too long for it", Optional.empty(), "id", List.of()));
    assertThat(modal.title()).hasSizeLessThanOrEqualTo(24);
  }

  @Test
  void emptyTextsAreNotSent() {
    JsonNode json =
        JsonMapper.shared().readTree(BlockJson.of(List.of(Block.section(Text.plain("  ")))));
    assertThat(json.at("/0/text/text").asString()).isEqualTo("–");
  }
}
