package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;
import java.math.BigDecimal;

/** What is done to functions, queues and tables. */
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerlessTemplate.RollBackAlias.class, name = "roll-back-alias"),
  @JsonSubTypes.Type(value = ServerlessTemplate.RaiseConcurrency.class, name = "raise-concurrency"),
  @JsonSubTypes.Type(value = ServerlessTemplate.RedriveQueue.class, name = "redrive-queue"),
  @JsonSubTypes.Type(
      value = ServerlessTemplate.RaiseTableCapacity.class,
      name = "raise-table-capacity")
})
public sealed interface ServerlessTemplate extends AwsTemplate {

  /** Back to the version before. */
  record RollBackAlias() implements ServerlessTemplate {

    @Override
    public AwsKind kind() {
      return AwsKind.FUNCTION_ALIAS;
    }
  }

  /** More calls at once by a factor, never above the maximum. */
  record RaiseConcurrency(BigDecimal factor, int max) implements ServerlessTemplate {

    public RaiseConcurrency {
      Amounts.more(factor);
      Amounts.atLeast("max", max, 2);
    }

    @Override
    public AwsKind kind() {
      return AwsKind.FUNCTION;
    }
  }

  /** The messages of a dead-letter queue back to their queue. */
  record RedriveQueue(int perSecond) implements ServerlessTemplate {

    public RedriveQueue {
      Amounts.atLeast("perSecond", perSecond, 1);
    }

    @Override
    public AwsKind kind() {
      return AwsKind.QUEUE;
    }
  }

  /** More provisioned capacity by a factor, never above the maximum. */
  record RaiseTableCapacity(BigDecimal factor, int max) implements ServerlessTemplate {

    public RaiseTableCapacity {
      Amounts.more(factor);
      Amounts.atLeast("max", max, 2);
    }

    @Override
    public AwsKind kind() {
      return AwsKind.TABLE;
    }
  }
}
