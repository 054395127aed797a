package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void markdownBecomesRunningText() {
    String markdown =
        """
        - A **steady** leak: more memory only moves the crash.
        2. Look at `kubectl top`:

        ```sh
        kubectl -n shop top pod
        ```
        """;

    assertThat(Words.unmarked(markdown))
        .isEqualTo(
            "A steady leak: more memory only moves the crash. · Look at kubectl top: kubectl -n"
                + " shop top pod");
  }
}
