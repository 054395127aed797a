package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;

/** A plan's template: for which causes, which action. */
public record Playbook(String name, List<String> causes, Template action) {

  public Playbook {
    causes = List.copyOf(causes);
  }

  /** What the action's values are made from. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = UndoRollout.class, name = "undo-rollout"),
    @JsonSubTypes.Type(value = SetMemoryLimit.class, name = "set-memory-limit")
  })
  public sealed interface Template {}

  /** Back to the last revision that worked. */
  public record UndoRollout() implements Template {}

  /** More memory by a factor, never above the maximum. */
  public record SetMemoryLimit(BigDecimal factor, String max) implements Template {

    public SetMemoryLimit {
      if (factor.compareTo(BigDecimal.ONE) <= 0) {
        throw new IllegalArgumentException("factor must be above 1, is " + factor);
      }
      if (MemoryQuantity.parse(max).isEmpty()) {
        throw new IllegalArgumentException("max is not a memory quantity: " + max);
      }
    }

    MemoryQuantity ceiling() {
      return MemoryQuantity.parse(max).orElseThrow();
    }
  }
}
