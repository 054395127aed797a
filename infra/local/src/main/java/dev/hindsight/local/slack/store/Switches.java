package dev.hindsight.local.slack.store;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a plan or an admin may have switched off, and rules a test may want switched on. */
public final class Switches {

  /** One of them. */
  public enum Switch {
    /** A plan without user groups: {@code plan_upgrade_required}. */
    NO_USER_GROUPS,
    /** An admin who forbids uploads. */
    NO_UPLOADS,
    /** A plan without the agent container: streams are refused. */
    NO_STREAMING,
    /** Every method's documented rate, not only that of posts. */
    RATE_TIERS
  }

  private final Set<Switch> on = Collections.synchronizedSet(EnumSet.noneOf(Switch.class));

  public boolean on(Switch one) {
    return on.contains(one);
  }

  public void set(Switch one, boolean now) {
    if (now) {
      on.add(one);
    } else {
      on.remove(one);
    }
  }

  void clear() {
    on.clear();
  }

  /**
   * Refuses where the switch is on.
   *
   * @throws SlackError with this code
   */
  public void refuse(Switch one, String code) {
    if (on(one)) {
      throw new SlackError(code);
    }
  }
}
