package dev.hindsight.bench.chaos;

import java.util.HashMap;
import java.util.Map;

/** Settings of the executors: the bot's own, but verification does not take minutes. */
public final class ExecutorSettings {

  private ExecutorSettings() {}

  /** Heartbeats, polling and timeouts as the bot has them. */
  public static Map<String, String> quick() {
    Map<String, String> settings = new HashMap<>();
    // one person asks for all plans of a batch, within seconds
    settings.put("hindsight.approval.requests-per-minute", "100000");
    settings.put("hindsight.approval.requests-per-minute-of-all", "100000");
    settings.put("hindsight.remediation.sample-every", "100ms");
    settings.put("hindsight.remediation.soak", "200ms");
    settings.put("hindsight.remediation.deadline", "3m");
    settings.put("spring.datasource.hikari.maximum-pool-size", "10");
    settings.put("spring.datasource.hikari.minimum-idle", "1");
    settings.put("logging.level.root", "warn");
    return settings;
  }
}
