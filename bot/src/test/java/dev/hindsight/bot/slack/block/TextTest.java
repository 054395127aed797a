package dev.hindsight.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "<!channel>, ‹!channel&gt;",
        "<!subteam^S1>, ‹!subteam^S1&gt;",
        "<@U1>, ‹@U1&gt;",
        "<https://evil|https://grafana>, &lt;https://evil|https://grafana&gt;",
        "&lt;!here&gt;, &amp;lt;!here&amp;gt;",
        "@channel, ＠channel",
        "a@example.org, a@example.org",
        "a && b, a &amp;&amp; b"
      })
  void wordsOfOthersDoNothing(String words, String shown) {
    assertThat(Text.escape(words)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"202E", "200B", "2066", "FEFF", "0007"})
  void invisibleCharactersAreShown(String code) {
    String hidden = Character.toString(Integer.parseInt(code, 16));
    assertThat(Text.inert("a" + hidden + "b")).isEqualTo("a⟨U+" + code + "⟩b");
  }
}
