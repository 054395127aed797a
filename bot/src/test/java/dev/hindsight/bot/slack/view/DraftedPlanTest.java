package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlanStatus.Step;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.BlockJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a model drafted says so on the card, to approvers and where it is reviewed, until it helped.
 */
class DraftedPlanTest {

  private static final String MARK = "Drafted by a model, not proven.";

  /** Of several steps, one of them in AWS. */
  private static PlanStatus drafted(PlanState state) {
    PlanStatus plan = TestIncidents.plan(state);
    List<ObjectRef> targets =
        List.of(
            plan.targets().getFirst(),
            new ObjectRef("aws/123456789012/eu-central-1", "AutoScalingGroup", "", "web"));
    return RecordCopy.of(
        plan,
        Map.of(
            "playbook",
            Drafting.PLAYBOOK,
            "targets",
            targets,
            "steps",
            List.of(
                new Step("restart-rollout", "Restart Deployment shop/cart", "", ""),
                new Step(
                    "set-desired-capacity", "Set the capacity of web from 2 to 3", "2", "3"))));
  }

  @ParameterizedTest
  @EnumSource(PlanState.class)
  void untilItHelped(PlanState state) {
    PlanStatus plan = drafted(state);
    IncidentView view = TestIncidents.proposed().acknowledged().with(plan).view();
    boolean said = state != PlanState.SUCCEEDED;
    String card = IncidentCard.of(view).blocks().toString();
    String review = BlockJson.of(PlanReview.of(view, plan).blocks());
    String reply = PlanView.reply(view, plan).blocks().toString();
    assertThat(List.of(review.contains(MARK), reply.contains(MARK))).containsOnly(said);
    assertThat(card.contains(MARK)).isEqualTo(said && card.contains("Risk: "));
    if (state == PlanState.AWAITING_APPROVAL) {
      assertThat(ApproverNotice.of(view, plan, Optional.empty()).blocks().toString())
          .contains(MARK);
    }
    if (state == PlanState.PROPOSED || state == PlanState.AWAITING_APPROVAL) {
      assertThat(card).contains(MARK);
    }
  }
}
