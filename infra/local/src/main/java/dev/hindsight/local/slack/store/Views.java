package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Who has which modals open, topmost last, and everyone's Home; lost with the process. */
public final class Views {
  private static final int STACK = 3;
  private final Changes changes;
  private final AtomicLong ids = new AtomicLong(System.nanoTime());
  private final Map<String, List<OpenView>> stacks = new HashMap<>();
  private final Map<String, OpenView> homes = new HashMap<>();

  public Views(Changes changes) {
    this.changes = changes;
  }

  /** Opens a first modal; what was open before is gone. */
  public synchronized ObjectNode open(String user, ObjectNode draft) {
    refuseTakenExternalId(draft, "");
    stacks.put(user, new ArrayList<>());
    return add(user, draft);
  }

  /**
   * Puts one on top.
   *
   * @throws SlackError push_limit_reached above three
   */
  public synchronized ObjectNode push(String user, ObjectNode draft) {
    refuseTakenExternalId(draft, "");
    if (stack(user).size() >= STACK) {
      throw new SlackError("push_limit_reached");
    }
    return add(user, draft);
  }

  /**
   * Changes an open modal in place.
   *
   * @param hash the version the caller saw, empty for any
   * @throws SlackError not_found, hash_conflict
   */
  public synchronized ObjectNode update(String id, String hash, ObjectNode draft) {
    OpenView old = opened(id).orElseThrow(() -> new SlackError("not_found"));
    refuseOldHash(hash, old);
    refuseTakenExternalId(draft, id);
    ObjectNode view = dressed(draft, id);
    view.put("root_view_id", Json.text(old.view(), "root_view_id"));
    view.set("previous_view_id", old.view().path("previous_view_id"));
    replace(old, new OpenView(old.user(), view, Json.object()));
    return view.deepCopy();
  }

  /** Shows what is wrong; keys are block ids, or empty for the modal as a whole. */
  public synchronized void errors(String id, ObjectNode errors) {
    find(id).ifPresent(v -> replace(v, new OpenView(v.user(), v.view(), errors.deepCopy())));
  }

  /** Remembers what the person has typed so far. */
  public synchronized void state(String id, ObjectNode values) {
    find(id).ifPresent(v -> v.view().putObject("state").set("values", values));
  }

  /** Closes one and all above it. */
  public synchronized void close(String id) {
    opened(id)
        .ifPresent(
            v -> {
              List<OpenView> stack = stack(v.user());
              stack.subList(stack.indexOf(v), stack.size()).clear();
              changes.bump();
            });
  }

  synchronized void clear() {
    stacks.clear();
    homes.clear();
  }

  public synchronized void clear(String user) {
    stack(user).clear();
    changes.bump();
  }

  /** A modal or a Home. */
  public synchronized Optional<OpenView> find(String id) {
    return Stream.concat(stacks.values().stream().flatMap(List::stream), homes.values().stream())
        .filter(v -> v.id().equals(id))
        .findFirst();
  }

  private Optional<OpenView> opened(String id) {
    return find(id).filter(v -> !homes.containsValue(v));
  }

  public synchronized Optional<OpenView> findExternal(String externalId) {
    return stacks.values().stream()
        .flatMap(List::stream)
        .filter(v -> Json.text(v.view(), "external_id").equals(externalId))
        .findFirst();
  }

  /** What the person has open, topmost last. */
  public synchronized List<OpenView> of(String user) {
    return List.copyOf(stack(user));
  }

  /**
   * Makes this the person's Home, under the same id as the one before.
   *
   * @param hash the version the caller saw, empty for any
   * @throws SlackError hash_conflict
   */
  public synchronized ObjectNode publish(String user, String hash, ObjectNode draft) {
    Optional<OpenView> old = Optional.ofNullable(homes.get(user));
    old.ifPresent(home -> refuseOldHash(hash, home));
    ObjectNode view = dressed(draft, old.map(OpenView::id).orElseGet(this::nextId));
    view.put("root_view_id", Json.text(view, "id")).putNull("previous_view_id");
    homes.put(user, new OpenView(user, view, Json.object()));
    changes.bump();
    return view.deepCopy();
  }

  /** What the app published for this person. */
  public synchronized Optional<OpenView> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  private static void refuseOldHash(String hash, OpenView seen) {
    if (!hash.isEmpty() && !hash.equals(Json.text(seen.view(), "hash"))) {
      throw new SlackError("hash_conflict");
    }
  }

  private ObjectNode add(String user, ObjectNode draft) {
    List<OpenView> stack = stack(user);
    ObjectNode view = dressed(draft, nextId());
    view.put("root_view_id", stack.isEmpty() ? Json.text(view, "id") : stack.getFirst().id());
    if (stack.isEmpty()) {
      view.putNull("previous_view_id");
    } else {
      view.put("previous_view_id", stack.getLast().id());
    }
    stack.add(new OpenView(user, view, Json.object()));
    changes.bump();
    return view.deepCopy();
  }

  private ObjectNode dressed(ObjectNode draft, String id) {
    ObjectNode view = draft.deepCopy();
    view.put("id", id).put("team_id", Workspace.TEAM).put("app_id", Workspace.APP);
    view.put("app_installed_team_id", Workspace.TEAM).put("bot_id", Workspace.BOT);
    view.put("hash", ids.incrementAndGet() + "." + Integer.toHexString(draft.hashCode()));
    for (String field : List.of("private_metadata", "callback_id", "external_id")) {
      view.put(field, Json.text(draft, field));
    }
    for (String field : List.of("submit", "close")) {
      if (!view.has(field)) {
        view.putNull(field);
      }
    }
    view.put("clear_on_close", draft.path("clear_on_close").asBoolean(false));
    view.put("notify_on_close", draft.path("notify_on_close").asBoolean(false));
    view.putObject("state").putObject("values");
    return view;
  }

  private void refuseTakenExternalId(ObjectNode draft, String own) {
    String externalId = Json.text(draft, "external_id");
    if (!externalId.isEmpty()
        && findExternal(externalId).filter(v -> !v.id().equals(own)).isPresent()) {
      throw new SlackError("duplicate_external_id");
    }
  }

  private void replace(OpenView old, OpenView fresh) {
    if (!homes.replace(old.user(), old, fresh)) {
      List<OpenView> stack = stack(old.user());
      stack.set(stack.indexOf(old), fresh);
    }
    changes.bump();
  }

  private List<OpenView> stack(String user) {
    return stacks.computeIfAbsent(user, k -> new ArrayList<>());
  }

  private String nextId() {
    return "V"
        + Long.toString(ids.incrementAndGet(), 36)
            .toUpperCase(java.util.Locale.ROOT)
            .replace("-", "");
  }
}
