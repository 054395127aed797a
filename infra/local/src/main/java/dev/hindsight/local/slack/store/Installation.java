package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Whether the app is still in the workspace, and what it was allowed. */
public final class Installation {

  /** How the app stands. */
  public enum State {
    INSTALLED,
    /** Its tokens are gone, it is still there. */
    REVOKED,
    UNINSTALLED
  }

  private final Announcements announcements;
  private volatile State state = State.INSTALLED;
  private volatile Set<String> askedScopes = Set.of();
  private volatile Set<String> removedScopes = Set.of();

  public Installation(Announcements announcements) {
    this.announcements = announcements;
  }

  public State state() {
    return state;
  }

  /** Changes how the app stands; it is told the last thing it hears. */
  public void become(State next) {
    List<ObjectNode> events = new ArrayList<>();
    if (state == State.INSTALLED && next != State.INSTALLED) {
      ObjectNode revoked = Json.object("type", "tokens_revoked");
      ObjectNode tokens = revoked.putObject("tokens");
      tokens.putArray("oauth");
      tokens.putArray("bot").add(Workspace.BOT_USER);
      events.add(revoked);
    }
    if (next == State.UNINSTALLED && state != State.UNINSTALLED) {
      events.add(Json.object("type", "app_uninstalled"));
    }
    announcements.tell(events);
    state = next;
  }

  /** As on the first day. */
  void fresh() {
    state = State.INSTALLED;
    removedScopes = Set.of();
  }

  /** Takes scopes away, as an install with an older manifest would lack them. */
  public void without(Set<String> scopes) {
    removedScopes = Set.copyOf(scopes);
  }

  /** Grants what a manifest asks for; nothing means all. */
  public void with(Set<String> scopes) {
    askedScopes = Set.copyOf(scopes);
  }

  /** Those of all that the app has. */
  public Set<String> granted(Set<String> all) {
    Set<String> granted = new TreeSet<>(askedScopes.isEmpty() ? all : askedScopes);
    granted.removeAll(removedScopes);
    return granted;
  }

  /**
   * Refuses as Slack does once the app is gone.
   *
   * @throws SlackError token_revoked or account_inactive
   */
  public void check() {
    switch (state) {
      case INSTALLED -> {}
      case REVOKED -> throw new SlackError("token_revoked");
      case UNINSTALLED -> throw new SlackError("account_inactive");
    }
  }
}
