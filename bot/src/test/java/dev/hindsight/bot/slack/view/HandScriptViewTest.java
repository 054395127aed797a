package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.incident.AnswerView.Source;
import dev.hindsight.bot.incident.HandScript;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A script for a person says what it is before it says what to do, and is only read here. */
class HandScriptViewTest {

  private static Message view(String text) {
    return Outgoing.of(
        HandScriptView.of(
            "No action fits.",
            new HandScript(
                text,
                List.of("Never run by the bot.", "Takes something away: step 1 (delete)."),
                "Checked: bash -n says that it parses; shellcheck found nothing.",
                List.of(new Source(3, "Pod shop/a", "it hangs", Optional.empty())))));
  }

  @Test
  void itsWarningsComeFirst() {
    String blocks = BlockJson.of(view("#!/bin/bash\nkubectl delete pod a\n").blocks());
    assertThat(blocks.indexOf("Never run by the bot."))
        .isPositive()
        .isLessThan(blocks.indexOf("Takes something away"));
    assertThat(blocks.indexOf("Takes something away")).isLessThan(blocks.indexOf("kubectl delete"));
    assertThat(blocks).contains("[3] Pod shop/a: it hangs", "shellcheck found nothing");
    assertThat(view("#!/bin/bash\nkubectl delete pod a\n").text())
        .as("what is read where no blocks are")
        .containsSubsequence(
            "Never run by the bot.", "Takes something away", "\nkubectl delete pod a");
  }

  @Test
  void nothingOfItCanBePressedOrMentionsAnybody() {
    Message message = view("<!channel> <@U0ADA000001> *bold* " + "x".repeat(9_000));
    String blocks = BlockJson.of(message.blocks());
    assertThat(blocks).doesNotContain("\"button\"", "\"mrkdwn\"", "\"type\":\"user\"");
    assertThat(message.text()).doesNotContain("<!channel>", "<@U0ADA000001>");
  }
}
