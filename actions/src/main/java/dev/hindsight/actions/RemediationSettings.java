package dev.hindsight.actions;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient remediation is.
 *
 * @param sampleEvery pause between two samples of a service's health after a change
 * @param soak how long the samples must stay good in a row
 * @param deadline how long a run (and then its undo) may take from its stored start
 * @param approvalExpiry how long a request for approval stands
 * @param startExpiry how long an approved plan may wait for its start
 * @param protectedNamespaces namespaces in which nothing is ever changed
 */
@ConfigurationProperties("hindsight.remediation")
public record RemediationSettings(
    @DefaultValue("20s") Duration sampleEvery,
    @DefaultValue("2m") Duration soak,
    @DefaultValue("15m") Duration deadline,
    @DefaultValue("30m") Duration approvalExpiry,
    @DefaultValue("10m") Duration startExpiry,
    @DefaultValue({"kube-system", "kube-public", "kube-node-lease"})
        List<String> protectedNamespaces) {

  public RemediationSettings {
    protectedNamespaces = List.copyOf(protectedNamespaces);
  }
}
