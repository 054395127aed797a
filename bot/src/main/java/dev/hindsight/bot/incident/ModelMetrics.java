package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Amount;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What models took, as metrics. */
@Component
class ModelMetrics {

  private final MeterRegistry registry;

  ModelMetrics(ObjectProvider<MeterRegistry> registry) {
    this.registry = registry.getIfAvailable(() -> Metrics.globalRegistry);
  }

  /** One call that is over. */
  void count(String task, String model, String outcome, Amount taken) {
    registry
        .counter("hindsight.model.calls", "task", task, "model", model, "outcome", outcome)
        .increment();
    registry
        .counter("hindsight.model.tokens", "model", model, "kind", "input")
        .increment((double) taken.input());
    registry
        .counter("hindsight.model.tokens", "model", model, "kind", "output")
        .increment((double) taken.output());
    registry.counter("hindsight.model.cost", "model", model).increment(taken.micros() / 1e6);
  }
}
