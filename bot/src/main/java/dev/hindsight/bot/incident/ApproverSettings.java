package dev.hindsight.bot.incident;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who agrees to what, by the chat's ids of people and of user groups ({@code S…}); {@link Roster}
 * says what of it is wrong.
 *
 * @param approvers who approves plans of every risk that has no group of its own
 */
@ConfigurationProperties("hindsight")
record ApproverSettings(@Nullable List<String> approvers, @DefaultValue Approval approval) {

  /**
   * The finer rules.
   *
   * @param groups people by the name of their group
   * @param risks the group that approves plans of a risk (low, medium, high)
   * @param breakGlass the group whose people may start a plan without approvals
   * @param identities the human being behind an account, where one has several
   * @param tokens SHA-256 of a person's token for the command line, by their user id
   */
  record Approval(
      @DefaultValue Map<String, List<String>> groups,
      @DefaultValue Map<String, String> risks,
      @Nullable String breakGlass,
      @DefaultValue Map<String, String> identities,
      @DefaultValue Map<String, String> tokens) {}

  /** Only a list for every risk. */
  static ApproverSettings of(List<String> approvers) {
    return new ApproverSettings(
        approvers, new Approval(Map.of(), Map.of(), null, Map.of(), Map.of()));
  }
}
