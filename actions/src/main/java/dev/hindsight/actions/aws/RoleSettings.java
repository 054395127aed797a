package dev.hindsight.actions.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether each plan's writes are made in a session that may do this plan only.
 *
 * @param role the ARN of the role that such a session is of; none where the bot writes as itself
 * @param externalId what the role's trust asks to be shown
 */
@ConfigurationProperties("hindsight.aws")
record RoleSettings(@Nullable String role, @Nullable String externalId) {

  static final RoleSettings NONE = new RoleSettings(null, null);

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role/[\\w+=,.@/-]{1,512}");

  RoleSettings {
    if (role != null && !ARN.matcher(role).matches()) {
      throw new IllegalArgumentException(
          "hindsight.aws.role must be arn:aws:iam::ACCOUNT:role/NAME, not '%s'".formatted(role));
    }
  }

  Optional<Role> given() {
    return Optional.ofNullable(role).map(arn -> new Role(arn, Optional.ofNullable(externalId)));
  }

  /** A role to assume. */
  record Role(String arn, Optional<String> externalId) {

    String account() {
      Matcher parts = ARN.matcher(arn);
      if (!parts.matches()) {
        throw new IllegalStateException(arn);
      }
      return parts.group(1);
    }
  }
}
