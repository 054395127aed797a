package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;
import java.math.BigDecimal;

/** What is done to ECS services. */
@JsonSubTypes({
  @JsonSubTypes.Type(value = EcsTemplate.ForceDeployment.class, name = "force-deployment"),
  @JsonSubTypes.Type(value = EcsTemplate.ScaleService.class, name = "scale-service"),
  @JsonSubTypes.Type(
      value = EcsTemplate.RollBackTaskDefinition.class,
      name = "roll-back-task-definition")
})
public sealed interface EcsTemplate extends AwsTemplate {

  @Override
  default AwsKind kind() {
    return AwsKind.ECS_SERVICE;
  }

  /** New tasks of the same definition. */
  record ForceDeployment() implements EcsTemplate {}

  /** More or fewer tasks by a factor, within these bounds. */
  record ScaleService(BigDecimal factor, int min, int max) implements EcsTemplate {

    public ScaleService {
      Amounts.change(factor);
      Amounts.atLeast("min", min, 1);
      Amounts.atLeast("max", max, min);
    }
  }

  /** Back to the task definition before. */
  record RollBackTaskDefinition() implements EcsTemplate {}
}
