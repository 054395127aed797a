package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** As whom a write is made: the bot, or a person; never the bot where it has to be a person. */
@Component
class Impersonation {

  private final ImpersonationSettings settings;

  Impersonation(ImpersonationSettings settings) {
    this.settings = settings;
  }

  boolean enabled() {
    return settings.enabled();
  }

  /** The user of the cluster; empty for the bot itself. */
  Outcome<Optional<String>> user(Optional<PersonId> approver) {
    if (!settings.enabled()) {
      return new Done<>(Optional.empty());
    }
    if (approver.isEmpty()) {
      return refused("writes are made with the approver's rights, and no person approved this run");
    }
    return Optional.ofNullable(settings.users().get(approver.get().value()))
        .<Outcome<Optional<String>>>map(user -> new Done<>(Optional.of(user)))
        .orElseGet(
            () ->
                refused(
                    "writes are made with the approver's rights, and"
                        + " hindsight.kubernetes.impersonation.users.%s names no user"
                            .formatted(approver.get())));
  }

  private static Outcome<Optional<String>> refused(String why) {
    return new GaveUp<>(Reason.FORBIDDEN, why);
  }
}
