package dev.hindsight.bot.slack.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {

  private static final Block EMPTY_ROW = new Block.Actions("b", List.of());
  private static final Block LONG_ID =
      new Block.Actions("b", List.of(Element.Button.of("a".repeat(256), "Go", "v", "Go")));

  @Test
  void whatIsRightGoesAsItIs() {
    Message message = new Message("SEV2 checkout", List.of(Block.header("h")));
    assertThat(Outgoing.of(message)).isEqualTo(message);
  }

  @Test
  void aDefectOfOursGoesAsWordsAndNeverAsSilence() {
    for (Block wrong : List.of(EMPTY_ROW, LONG_ID)) {
      Message sent = Outgoing.of(new Message("SEV2 checkout", List.of(Block.header("h"), wrong)));
      assertThat(sent).isEqualTo(new Message("SEV2 checkout", List.of()));
    }
    assertThat(Outgoing.of(new Message("", List.of())).text()).isNotBlank();
  }

  @Test
  void aWindowOrHomeWithADefectSaysSo() {
    Modal modal = Outgoing.of(new Modal("c", "t", Optional.empty(), "", List.of(EMPTY_ROW)));
    assertThat(Validator.check(modal)).isEmpty();
    assertThat(BlockJson.of(modal)).contains("could not be shown");
    Home home = Outgoing.of(new Home(List.of(EMPTY_ROW)));
    assertThat(Validator.check(home)).isEmpty();
    assertThat(BlockJson.of(home)).contains("could not be shown");
  }

  @Test
  void whatCarriesMoreThanSlackTakesSaysSoToo() {
    String much = "x".repeat(3_001);
    Modal modal = new Modal("c", "t", Optional.of("Send"), much, List.of(Block.header("h")));
    assertThat(BlockJson.of(Outgoing.of(modal))).contains("could not be shown");
    assertThat(BlockJson.of(Outgoing.of(new Home(List.of(LONG_ID)))))
        .contains("could not be shown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<!channel>", "<!here>", "<!everyone|all>", "<!subteam^S1>", "<@U0ADA000001>"})
  void whatMayMentionNobodyDoesNot(String mention) {
    for (Message message :
        List.of(
            new Message("at " + mention, List.of()),
            new Message("t", List.of(Block.section(Text.mrkdwn("at " + mention)))),
            new Message("t", List.of(new Block.Markdown("at " + mention))))) {
      Message sent = Outgoing.of(message);
      assertThat(sent.text() + BlockJson.of(sent.blocks())).doesNotContain("<!", "<@");
      assertThat(sent.text()).isNotBlank();
    }
  }

  @Test
  void peopleAreNamedWhereTheyMayBeAndGroupsNever() {
    Message naming = new Message("taken by <@U0ADA000001>", List.of()).naming();
    assertThat(Outgoing.of(naming)).isEqualTo(naming);
    assertThat(Outgoing.of(new Message("<@U1> <!channel>", List.of()).naming()).text())
        .doesNotContain("<!", "<@");
  }

  @Test
  void aMomentIsNoMention() {
    Message moment = new Message("since <!date^1^{time}|10:00 UTC>", List.of());
    assertThat(Outgoing.of(moment)).isEqualTo(moment);
  }
}
