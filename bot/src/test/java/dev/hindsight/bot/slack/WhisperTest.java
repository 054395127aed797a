package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an answer for one person finds them while Slack is busy, says no or is gone. */
class WhisperTest {

  private static final String URL = "/response/1";
  private static final String CHANNEL = "chat.postEphemeral";
  private static final String PRIVATE = "chat.postMessage";

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackClients clients =
      new SlackClients(
          SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1"),
          new SlackLink(Clock.systemUTC()));
  private final List<Long> waits = new CopyOnWriteArrayList<>();
  private final Whisper whisper = new Whisper(clients, rest -> waits.add(rest.toSeconds()));
  private final Ear ear =
      new Ear(
          new PersonId("U2ADA"),
          Optional.of(slack.responseUrl()),
          Optional.of("C7"),
          Optional.empty());

  @AfterEach
  void close() {
    whisper.close();
    clients.close();
    slack.close();
  }

  private void tell() {
    whisper.tell(ear, PrivateAnswer.of(new Message("It is done.", List.of())));
  }

  private void told(int byAddress, int inChannel, int inPrivate) {
    assertThat(slack.calls(URL)).hasSize(byAddress);
    assertThat(slack.calls(CHANNEL)).hasSize(inChannel);
    assertThat(slack.calls(PRIVATE)).hasSize(inPrivate);
  }

  @Test
  void whereSlackIsBusyItWaitsAsLongAsSlackAsks() {
    slack.next(URL, Fault.RATE_LIMITED);
    slack.next(URL, Fault.RATE_LIMITED);
    tell();
    told(3, 0, 0);
    assertThat(waits).containsExactly(7L, 7L);
  }

  @Test
  void anAddressThatStaysBusyOrIsTooOldIsGoneRound() {
    for (int i = 0; i < 3; i++) {
      slack.next(URL, Fault.RATE_LIMITED);
    }
    tell();
    told(3, 1, 0);
    assertThat(slack.calls(CHANNEL).getFirst()).containsEntry("channel", "C7");
  }

  @Test
  void whoIsNotInTheChannelIsToldInPrivateAlsoWhileThatIsBusy() {
    slack.next(URL, Fault.SERVER_ERROR);
    slack.refuse(CHANNEL, "user_not_in_channel");
    slack.next(PRIVATE, Fault.RATE_LIMITED);
    tell();
    told(1, 1, 2);
    assertThat(slack.messages().toString()).contains("It is done.");
  }

  @Test
  void whoseLayoutIsRefusedIsToldInWords() {
    slack.refuse(URL, "invalid_blocks");
    whisper.tell(ear, PrivateAnswer.of(new Message("It is done.", List.of(Block.header("Done")))));
    told(2, 0, 0);
    assertThat(slack.calls(URL).getLast().get("body"))
        .contains("It is done.")
        .doesNotContain("blocks");
  }

  @Test
  void anAddressThatSaysNoIsNoAnswer() {
    slack.refuse(URL, "used_url");
    tell();
    told(1, 1, 0);
  }

  @Test
  void whatIsNoAnswerAtAllIsGoneRound() {
    slack.refuse(URL, "broken \" quote");
    tell();
    told(1, 1, 0);
  }

  @Test
  void whenNothingGoesItIsAllTriedAgainButNotWhatWasRefused() {
    slack.next(URL, Fault.SERVER_ERROR);
    slack.refuse(CHANNEL, "user_not_in_channel");
    slack.next(PRIVATE, Fault.SERVER_ERROR);
    tell();
    told(2, 1, 1);
    assertThat(waits).containsExactly(15L);
  }

  @Test
  void itEndsWhenTheAddressWouldBeTooOld() {
    for (int i = 0; i < 1_000; i++) {
      slack.next(URL, Fault.RATE_LIMITED);
    }
    slack.refuse(CHANNEL, "user_not_in_channel");
    slack.refuse(PRIVATE, "user_disabled");
    tell();
    assertThat(waits.stream().mapToLong(Long::longValue).sum())
        .isBetween(60L, Telling.LONGEST.toSeconds());
    told(slack.calls(URL).size(), 1, 1);
  }

  @Test
  @Timeout(20)
  void whatStillWaitsDoesNotHoldUpTheEnd() {
    Whisper waiting = new Whisper(clients);
    slack.next(URL, Fault.RATE_LIMITED);
    waiting.say(ear, () -> new Message("It is done.", List.of()));
    waiting.close();
    assertThat(slack.calls(PRIVATE)).isEmpty();
  }

  @Test
  void aWaitThatIsCutShortIsNoEndlessLoop() {
    Whisper cut = new Whisper(clients, _ -> false);
    slack.next(URL, Fault.RATE_LIMITED);
    slack.next(CHANNEL, Fault.RATE_LIMITED);
    slack.next(PRIVATE, Fault.RATE_LIMITED);
    cut.tell(ear, PrivateAnswer.of(new Message("It is done.", List.of())));
    told(1, 1, 1);
    cut.close();
  }
}
