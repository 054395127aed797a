package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The user groups, at first only the approvers. */
public final class UserGroups {
  private static final String KEY = "group/";
  private final StateFile file;
  private final Announcements announcements;
  private final Map<String, UserGroup> all = new LinkedHashMap<>();

  public UserGroups(StateFile file, Announcements announcements) {
    this.file = file;
    this.announcements = announcements;
    load(file.entries());
  }

  /** Takes what is kept, on top of the one the workspace begins with. */
  synchronized void load(Map<String, ObjectNode> entries) {
    all.clear();
    UserGroup approvers =
        new UserGroup(
            Workspace.APPROVERS,
            Workspace.APPROVERS_HANDLE,
            "SRE approvers",
            Workspace.APPROVER_IDS,
            true);
    all.put(approvers.id(), approvers);
    entries.forEach(
        (key, value) -> {
          if (key.startsWith(KEY)) {
            UserGroup g = Json.read(value, UserGroup.class);
            all.put(g.id(), g);
          }
        });
  }

  public synchronized List<UserGroup> all() {
    return List.copyOf(all.values());
  }

  /** Finds by id, else by handle. */
  public synchronized Optional<UserGroup> find(String idOrHandle) {
    return Optional.ofNullable(all.get(idOrHandle))
        .or(() -> all.values().stream().filter(g -> g.handle().equals(idOrHandle)).findFirst());
  }

  /** Adds a group or changes one, and tells the app. */
  public void put(UserGroup group) {
    Optional<UserGroup> before;
    synchronized (this) {
      before = Optional.ofNullable(all.put(group.id(), group));
      file.put(KEY + group.id(), Json.object(group));
    }
    announcements.tell(GroupEvents.between(before, group));
  }
}
