package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What is done to machines. */
@JsonSubTypes({
  @JsonSubTypes.Type(
      value = ComputeTemplate.ReplaceFailedInstance.class,
      name = "replace-failed-instance"),
  @JsonSubTypes.Type(value = ComputeTemplate.RebootInstance.class, name = "reboot-instance"),
  @JsonSubTypes.Type(value = ComputeTemplate.StartInstance.class, name = "start-instance"),
  @JsonSubTypes.Type(value = ComputeTemplate.RunDocument.class, name = "run-document"),
  @JsonSubTypes.Type(value = ComputeTemplate.ScaleGroup.class, name = "scale-group"),
  @JsonSubTypes.Type(value = ComputeTemplate.RefreshInstances.class, name = "refresh-instances")
})
public sealed interface ComputeTemplate extends AwsTemplate {

  @Override
  default AwsKind kind() {
    return AwsKind.INSTANCE;
  }

  /** Another instance in the place of one whose status checks fail. */
  record ReplaceFailedInstance() implements ComputeTemplate {}

  /** The same instance, booted anew. */
  record RebootInstance() implements ComputeTemplate {}

  /** An instance that is stopped, started. */
  record StartInstance() implements ComputeTemplate {}

  /** A document of Systems Manager, run on a machine; the operator must have listed it. */
  record RunDocument(String document, Map<String, List<String>> parameters)
      implements ComputeTemplate {

    public RunDocument {
      parameters = Map.copyOf(parameters);
    }

    @Override
    public AwsKind kind() {
      return AwsKind.MANAGED_INSTANCE;
    }
  }

  /** More or fewer instances by a factor, within these bounds and the group's own. */
  record ScaleGroup(BigDecimal factor, int min, int max) implements ComputeTemplate {

    public ScaleGroup {
      Amounts.change(factor);
      Amounts.atLeast("min", min, 1);
      Amounts.atLeast("max", max, min);
    }

    @Override
    public AwsKind kind() {
      return AwsKind.GROUP;
    }
  }

  /** All instances of a group anew, this percentage in service at any time. */
  record RefreshInstances(int healthy) implements ComputeTemplate {

    public RefreshInstances {
      Amounts.atLeast("healthy", healthy, 50);
    }

    @Override
    public AwsKind kind() {
      return AwsKind.GROUP;
    }
  }
}
