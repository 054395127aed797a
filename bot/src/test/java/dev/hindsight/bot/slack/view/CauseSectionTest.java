package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.bot.slack.block.BlockJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class CauseSectionTest {

  private static final String EVENT =
      "Warning BackOff x2: Back-off restarting failed container app in pod checkout-1_shop";

  /** Two pods that fail alike look a little different; the second adds nothing on the card. */
  @Test
  void theStateOfAContainerIsSaidOnce() {
    String card =
        card(
            new Evidence(2, "Pod shop/a", "container", "container app: waiting CrashLoopBackOff"),
            new Evidence(3, "Pod shop/b", "container", "container app: terminated OOMKilled"));
    assertThat(card).contains("CrashLoopBackOff").doesNotContain("terminated OOMKilled");
  }

  @Test
  void anotherContainerAndAnotherKindOfLineAreSaidToo() {
    assertThat(
            card(
                new Evidence(2, "Pod shop/a", "container", "container app: waiting"),
                new Evidence(3, "Pod shop/a", "container", "container proxy: waiting")))
        .contains("container app", "container proxy");
    assertThat(
            card(
                new Evidence(2, "Pod shop/a", "container", "container app: waiting"),
                new Evidence(3, "Pod shop/a", "log", "container app: cannot connect")))
        .contains("waiting", "cannot connect");
  }

  @Test
  void whatKubernetesCallsAPodInsideIsLeftOut() {
    Evidence event =
        new Evidence(2, "Pod shop/checkout-1", "event", EVENT + uid('8') + ", then " + uid('9'));
    IncidentView view = TestIncidents.reading(TestIncidents.proposed().view(), event);
    for (String shown : List.of(card(event), BlockJson.of(EvidenceView.reply(view).blocks()))) {
      assertThat(shown).contains(EVENT + ", then " + uid('9')).doesNotContain(uid('8'));
    }
  }

  private static String uid(char first) {
    return "(%s213ea65-0000-4000-8000-c1d15459fde2)".formatted(first);
  }

  private static String card(Evidence... lines) {
    IncidentView view = TestIncidents.reading(TestIncidents.proposed().view(), lines);
    return BlockJson.of(IncidentCard.of(view).blocks());
  }
}
