package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanStatus.Step;
import org.junit.jupiter.api.Test;

class PlanSectionTest {

  private static final String BACK = "Put Deployment shop/cart from revision 4 back to revision 3";

  @Test
  void whatTheSentenceTellsIsNotToldTwice() {
    assertThat(
            PlanSection.words(
                new Step(
                    "scale",
                    "Scale Deployment shop/cart from 2 to 4 replicas",
                    "2 replicas",
                    "4 replicas")))
        .isEqualTo("Scale Deployment shop/cart from 2 to 4 replicas");
  }

  @Test
  void whatTheSentenceLeavesOutIsAdded() {
    assertThat(
            PlanSection.words(
                new Step(
                    "undo-rollout",
                    BACK,
                    "revision 4: image cart:3.2.5-rc1",
                    "revision 3: image cart:3.2.4")))
        .isEqualTo(BACK + " (revision 4: image cart:3.2.5-rc1 → revision 3: image cart:3.2.4)");
  }

  @Test
  void whatIsCutOffTheSentenceIsToldBehindIt() {
    String sentence = "Set " + "a very long name ".repeat(12) + "from 256Mi to 512Mi";
    assertThat(
            PlanSection.words(new Step("set-resources", sentence, "memory 256Mi", "memory 512Mi")))
        .endsWith("… (memory 256Mi → memory 512Mi)");
  }

  @Test
  void whatStaysIsNoChange() {
    assertThat(
            PlanSection.words(
                new Step(
                    "set-resources", "More", "limit 256Mi, request 1", "limit 1Gi, request 1")))
        .isEqualTo("More (limit 256Mi → limit 1Gi)");
  }
}
