package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.rights.RbacManifest;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether writes are made with the approver's rights.
 *
 * @param enabled whether each write is made as the first person who approved the plan
 * @param users the cluster's name for each person who may approve
 */
@ConfigurationProperties("hindsight.kubernetes.impersonation")
public record ImpersonationSettings(
    @DefaultValue("false") boolean enabled, @DefaultValue Map<String, String> users) {

  private static final String KEY = "hindsight.kubernetes.impersonation.users";

  public ImpersonationSettings {
    users = Map.copyOf(users);
    if (enabled && users.isEmpty()) {
      throw new IllegalArgumentException(
          KEY + " names nobody: writes are to be made as the approver, and none could be made");
    }
    users.forEach(ImpersonationSettings::check);
  }

  private static void check(String person, String user) {
    if (!RbacManifest.canBe(user)) {
      throw new IllegalArgumentException(
          "%s.%s must be a person's name in the cluster, of letters, digits and - . _ @ : / +, not '%s'"
              .formatted(KEY, person, user));
    }
  }
}
