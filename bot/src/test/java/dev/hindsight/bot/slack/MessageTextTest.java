package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Markup becomes the words it stands for, in a time that grows with its length only. */
class MessageTextTest {

  @Test
  void linksAndNamesAreRead() {
    assertThat(
            MessageText.plain("<https://x.example|y> <@U1|ada> <#C1|ops> <!here> a < b &lt;c&gt;"))
        .isEqualTo("https://x.example ada ops !here a < b <c>");
  }

  @Test
  @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void markupThatNeverEndsHoldsNothingUp() {
    String open = "<".repeat(300_000);
    assertThat(MessageText.plain(open)).isEqualTo(open);
    String labels = "<a|".repeat(100_000);
    assertThat(MessageText.plain(labels)).isEqualTo(labels);
  }
}
