package dev.hindsight.bot.incident;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How incidents are handled.
 *
 * @param reopenWithin an alert that returns this soon after its incident resolved reopens it
 * @param quiet how long all must stay good before an incident without a verified run resolves
 * @param look the time an investigation may spend reading
 * @param lookAgain when an inconclusive investigation is repeated
 */
@ConfigurationProperties("hindsight.incidents")
record IncidentSettings(
    @DefaultValue("10m") Duration reopenWithin,
    @DefaultValue("2m") Duration quiet,
    @DefaultValue("1500ms") Duration look,
    @DefaultValue("15s") Duration lookAgain) {}
