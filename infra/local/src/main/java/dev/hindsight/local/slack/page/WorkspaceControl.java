package dev.hindsight.local.slack.page;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Described;
import dev.hindsight.local.slack.store.Installation;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Store;
import dev.hindsight.local.slack.store.Switches.Switch;
import dev.hindsight.local.slack.store.UserGroup;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of the control API that plays the admin: people, groups, channels, the installation.
 *
 * <p>What is not given stays as it is; who or what is new gets ids of its own unless given.
 */
final class WorkspaceControl {
  private final Store store;
  private final Clock clock;

  WorkspaceControl(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Everything, deactivated and archived included. */
  ObjectNode all() {
    ObjectNode answer = Json.object();
    ArrayNode users = answer.putArray("users");
    store.people().all().forEach(p -> users.add(Described.user(p, clock.instant())));
    ArrayNode groups = answer.putArray("groups");
    store.groups().all().forEach(g -> groups.add(Described.group(g, true)));
    ArrayNode channels = answer.putArray("channels");
    store.channels().all().forEach(c -> channels.add(channel(c)));
    return answer.put("app", store.installation().state().name().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode channel(Channel channel) {
    ObjectNode row = Described.channel(channel);
    row.set("members", Json.tree(channel.members().stream().sorted().toList()));
    return row;
  }

  /**
   * Adds somebody or changes them: {@code id}, {@code name}, {@code real_name}, {@code role},
   * {@code kind}, {@code team}, {@code email}, {@code tz}, {@code deleted}; of somebody new also
   * the {@code channels} they join.
   */
  ObjectNode user(ObjectNode body) {
    Optional<Person> old = store.people().find(key(body, "name"));
    Person base = old.orElseGet(() -> stranger(body));
    Person changed =
        new Person(
            base.id(),
            text(body, "name", base.name()),
            text(body, "real_name", base.realName()),
            text(body, "role", base.role()),
            Person.Kind.valueOf(text(body, "kind", base.kind().name()).toUpperCase(Locale.ROOT)),
            text(body, "team", base.team()),
            text(body, "email", base.email()),
            text(body, "tz", base.zone()),
            body.path("deleted").asBoolean(base.deleted()));
    ObjectNode described = Described.user(changed, clock.instant());
    store.people().put(changed);
    if (old.isEmpty()) {
      channels(body).forEach(c -> store.channels().put(c.with(changed.id()), changed.id()));
    }
    return described;
  }

  private static Person stranger(ObjectNode body) {
    String name = required(body, "name");
    String id = text(body, "id", "U0" + letters(name) + "0");
    return Person.of(id, name, name, "engineer", Person.Kind.MEMBER);
  }

  private List<Channel> channels(ObjectNode body) {
    List<String> wanted =
        body.has("channels")
            ? texts(body.path("channels"))
            : List.of(Workspace.INCIDENTS, Workspace.GENERAL);
    return wanted.stream().map(this::existing).toList();
  }

  private Channel existing(String reference) {
    return store
        .channels()
        .find(reference)
        .orElseThrow(() -> new IllegalArgumentException("no channel " + reference));
  }

  /**
   * Adds a group or changes it: {@code id}, {@code handle}, {@code name}, {@code users} (or {@code
   * add} and {@code remove}), {@code enabled}.
   */
  ObjectNode group(ObjectNode body) {
    UserGroup base = store.groups().find(key(body, "handle")).orElseGet(() -> group(body, "S0"));
    Set<String> users = members(body, "users", new LinkedHashSet<>(base.users()));
    UserGroup changed =
        new UserGroup(
            base.id(),
            text(body, "handle", base.handle()),
            text(body, "name", base.name()),
            List.copyOf(users),
            body.path("enabled").asBoolean(base.enabled()));
    store.groups().put(changed);
    return Described.group(changed, true);
  }

  private static UserGroup group(ObjectNode body, String prefix) {
    String handle = required(body, "handle");
    String id = text(body, "id", prefix + letters(handle));
    return new UserGroup(id, handle, handle, List.of(), true);
  }

  /**
   * Adds a channel or changes it: {@code id}, {@code name}, {@code is_private}, {@code
   * is_archived}, {@code is_ext_shared}, {@code members} (or {@code add} and {@code remove}), and
   * who did it {@code by}.
   */
  ObjectNode channel(ObjectNode body) {
    Channel base =
        store
            .channels()
            .find(key(body, "name"))
            .orElseGet(
                () ->
                    Channel.open(
                        text(body, "id", "C0" + letters(required(body, "name"))),
                        required(body, "name"),
                        Set.of()));
    if (base.direct()) {
      throw new IllegalArgumentException("a direct message cannot be changed");
    }
    Channel changed =
        new Channel(
            base.id(),
            text(body, "name", base.name()),
            "",
            body.path("is_private").asBoolean(base.closed()),
            body.path("is_archived").asBoolean(base.archived()),
            body.path("is_ext_shared").asBoolean(base.shared()),
            members(body, "members", new LinkedHashSet<>(base.members())));
    store.channels().put(changed, userId(text(body, "by", Workspace.ADA)));
    return channel(changed);
  }

  /** Locks the thread of message {@code ts} in {@code channel}, or opens it: {@code locked}. */
  ObjectNode thread(ObjectNode body) {
    Channel channel =
        store
            .channels()
            .find(required(body, "channel"))
            .orElseThrow(() -> new IllegalArgumentException("no such channel"));
    boolean locked = body.path("locked").asBoolean(true);
    store.messages().lock(channel.id(), required(body, "ts"), locked);
    return Json.object().put("locked", locked);
  }

  private Set<String> members(ObjectNode body, String all, Set<String> before) {
    if (body.has(all)) {
      before.clear();
      texts(body.path(all)).forEach(u -> before.add(userId(u)));
    }
    texts(body.path("add")).forEach(u -> before.add(userId(u)));
    texts(body.path("remove")).forEach(u -> before.remove(userId(u)));
    return before;
  }

  private String userId(String idOrName) {
    return store
        .people()
        .find(idOrName)
        .map(Person::id)
        .orElseThrow(() -> new IllegalArgumentException("no person " + idOrName));
  }

  /** How the app stands: {@code state}, {@code removed_scopes}. */
  ObjectNode app(ObjectNode body) {
    if (body.has("state")) {
      String state = Json.text(body, "state").toUpperCase(Locale.ROOT);
      store.installation().become(Installation.State.valueOf(state));
    }
    if (body.has("removed_scopes")) {
      store.installation().without(Set.copyOf(texts(body.path("removed_scopes"))));
    }
    return Json.object("state", store.installation().state().name().toLowerCase(Locale.ROOT));
  }

  /** Turns switches: their names with true or false. */
  ObjectNode switches(ObjectNode body) {
    body.properties()
        .forEach(
            e ->
                store
                    .switches()
                    .set(
                        Switch.valueOf(e.getKey().toUpperCase(Locale.ROOT)),
                        e.getValue().asBoolean(false)));
    ObjectNode answer = Json.object();
    for (Switch one : Switch.values()) {
      answer.put(one.name().toLowerCase(Locale.ROOT), store.switches().on(one));
    }
    return answer;
  }

  private static String key(ObjectNode body, String name) {
    return body.has("id") ? Json.text(body, "id") : Json.text(body, name);
  }

  private static String required(ObjectNode body, String field) {
    if (Json.text(body, field).isEmpty()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return Json.text(body, field);
  }

  private static String text(ObjectNode body, String field, String otherwise) {
    return body.hasNonNull(field) ? Json.text(body, field) : otherwise;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(v -> v.asString("")).toList();
  }

  private static String letters(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
