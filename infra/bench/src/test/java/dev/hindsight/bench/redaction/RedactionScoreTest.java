package dev.hindsight.bench.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.prompts.template.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionScoreTest {

  private static final UnaryOperator<String> TAKES_X =
      text -> text.replaceAll("x+", "[redacted:x]");

  @Test
  void recallIsTheShareOfSecretsThatAreGone() {
    RedactionScore score =
        RedactionScore.of(
            List.of(new Sample("a xx b", List.of("xx")), new Sample("a yy b", List.of("yy"))),
            TAKES_X);

    assertThat(score.recall()).isEqualTo(0.5);
    assertThat(score.falsePositive()).isZero();
  }

  @Test
  void takingSomethingElseIsWrongAlsoBesideASecret() {
    RedactionScore score =
        RedactionScore.of(
            List.of(
                Sample.harmless("a xx b"),
                new Sample("yy and x", List.of("yy")),
                new Sample("x and xxx", List.of("x", "xxx")),
                Sample.harmless("all is well")),
            TAKES_X);

    assertThat(score.falsePositive()).isEqualTo(0.5);
    assertThat(score.wrong()).flatExtracting(Judged::wrong).containsExactly("xx", "x");
  }

  @Test
  void aSecretThatTakesALineWithItIsWrong() {
    Sample sample = new Sample("secret1" + " and more".repeat(20), List.of("secret1"));

    assertThat(Judged.of(sample, "[redacted:x]").wrong()).hasSize(1);
  }

  @Test
  void halfASecretIsTold() {
    Sample sample = new Sample("k=0123456789abcdefgh", List.of("0123456789abcdefgh"));

    assertThat(Judged.of(sample, "k=[redacted:x]456789abcdefgh").partly()).hasSize(1);
  }

  @Test
  void theProductFindsWhatItsOwnSetHides() {
    RedactionScore score = RedactionScore.of(OwnSamples.make(3000, 7), new Redactor());

    assertThat(score.recall()).isGreaterThanOrEqualTo(0.99);
    assertThat(score.falsePositive()).isLessThanOrEqualTo(0.01);
    assertThat(OwnSamples.make(200, 7)).isEqualTo(OwnSamples.make(200, 7));
  }

  @Test
  void aFileIsReadOrItsLineIsNamed(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("in.jsonl");
    Files.writeString(file, "{\"text\":\"a\",\"secrets\":[\"a\"]}\n\n");
    assertThat(SampleFile.read(file)).containsExactly(new Sample("a", List.of("a")));

    Files.writeString(file, "{\"text\":\"a\",\"secrets\":[]}\n{\"text\":1}\n");
    assertThatThrownBy(() -> SampleFile.read(file))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("in.jsonl, line 2: needs a string \"text\"");
    Files.writeString(file, "no\n");
    assertThatThrownBy(() -> SampleFile.read(file)).hasMessageContaining("line 1: no JSON");
    Files.writeString(file, "");
    assertThatThrownBy(() -> SampleFile.read(file)).hasMessageContaining("has no texts");
  }
}
