package dev.hindsight.actions;

/** A plan's number, shown as PLN-42. */
public record PlanId(long value) {

  @Override
  public String toString() {
    return "PLN-" + value;
  }
}
