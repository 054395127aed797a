package dev.hindsight.actions.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What keeps approving from becoming a reflex.
 *
 * @param readingTime how long a high-risk plan must have been before a person who approves it
 * @param requestsPerMinute how many requests one person may make a minute
 * @param requestsPerMinuteOfAll how many all may make together
 */
@ConfigurationProperties("hindsight.approval")
public record ApprovalSettings(
    @DefaultValue("10s") Duration readingTime,
    @DefaultValue("10") int requestsPerMinute,
    @DefaultValue("30") int requestsPerMinuteOfAll) {}
