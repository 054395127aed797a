package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlanStatus.BrokenGlass;
import dev.hindsight.bot.slack.block.BlockJson;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A start without approvals is told loudly, and until somebody else looked at it. */
class GlassNoticeTest {

  private static final BrokenGlass BROKEN =
      new BrokenGlass(
          new PersonId("U0GRACE0001"),
          "checkout is down <!channel>",
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty());

  @Test
  void saysWhoWhyWhereAndThatAReviewIsMissing() {
    String said = notice(BROKEN);
    assertThat(said)
        .contains(
            "BREAK-GLASS",
            "without the needed approvals",
            "<@U0GRACE0001>",
            "checkout is down",
            "Cluster prod-eu: Deployment shop/checkout",
            "/ops glass PLN-42")
        .doesNotContain("<!channel>");
  }

  @Test
  void saysWhoReviewedIt() {
    BrokenGlass reviewed =
        new BrokenGlass(
            BROKEN.by(),
            BROKEN.reason(),
            BROKEN.at(),
            Optional.of(TestIncidents.ADA),
            Optional.of("it was right"));
    assertThat(notice(reviewed))
        .contains("Reviewed by <@" + TestIncidents.ADA + ">: it was right")
        .doesNotContain("Not reviewed yet");
  }

  private static String notice(BrokenGlass glass) {
    PlanStatus plan = TestIncidents.plan(PlanState.RUNNING, Optional.of(glass));
    return BlockJson.of(
        GlassNotice.of(TestIncidents.open().view(), plan, glass, Optional.empty()).blocks());
  }
}
