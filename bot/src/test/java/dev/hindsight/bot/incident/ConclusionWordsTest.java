package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How it is known to be over is said in the words of where it was. */
class ConclusionWordsTest {

  private static final String AWS = "aws/123456789012/eu-west-1";
  private static final ObjectRef GROUP = new ObjectRef(AWS, "TargetGroup", "", "web");
  private static final ObjectRef CHECKOUT = new ObjectRef("c1", "Deployment", "shop", "checkout");

  @Test
  void awsHasNoRollouts() {
    assertThat(Resolution.stayed(AWS, List.of())).doesNotContain("rollout");
    assertThat(Resolution.stayed("c1", List.of(GROUP))).doesNotContain("rollout");
  }

  @Test
  void aClusterHas() {
    assertThat(Resolution.stayed("c1", List.of())).contains("the rollout is complete");
    assertThat(Resolution.stayed(AWS, List.of(GROUP, CHECKOUT))).contains("rollout is complete");
  }
}
