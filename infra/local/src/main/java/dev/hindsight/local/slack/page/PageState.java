package dev.hindsight.local.slack.page;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.OpenView;
import dev.hindsight.local.slack.store.Store;
import dev.hindsight.local.slack.store.UserGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What one person sees, as JSON for the page and for tests in other processes. */
final class PageState {
  private static final int SHOWN = 200;
  private final Store store;
  private final IntSupplier connections;

  PageState(Store store, IntSupplier connections) {
    this.store = store;
    this.connections = connections;
  }

  /**
   * The state for a query.
   *
   * @param query {@code as} (handle or id), {@code channel}, {@code thread} (root timestamp)
   */
  ObjectNode of(Map<String, String> query) {
    Person me =
        store
            .people()
            .find(query.getOrDefault("as", "erin"))
            .filter(p -> !p.bot() && !p.deleted())
            .orElseGet(() -> Workspace.PEOPLE.getFirst());
    Channel channel =
        store
            .channels()
            .find(query.getOrDefault("channel", Workspace.INCIDENTS))
            .filter(c -> c.members().contains(me.id()))
            .or(() -> first(me))
            .orElseThrow();
    ObjectNode state = Json.object("as", me.id(), "channel", channel.id());
    state.put("version", store.changes().version()).put("connections", connections.getAsInt());
    state.set("people", people());
    state.set("channels", channels(me));
    List<ObjectNode> top = store.messages().top(channel.id());
    state.set("messages", Json.tree(top.subList(Math.max(0, top.size() - SHOWN), top.size())));
    state.set(
        "thread",
        Json.tree(store.messages().thread(channel.id(), query.getOrDefault("thread", ""))));
    state.set("ephemerals", ephemerals(me, channel));
    state.set("views", views(me));
    state.set("sessions", store.sessions().in(channel.id()));
    store.views().home(me.id()).ifPresent(home -> state.set("home", home.view().deepCopy()));
    state.set("app", AppOffer.JSON.deepCopy());
    return state;
  }

  private Optional<Channel> first(Person me) {
    return store.channels().all().stream().filter(c -> c.members().contains(me.id())).findFirst();
  }

  private ArrayNode people() {
    ArrayNode people = Json.array();
    for (Person p : store.people().all()) {
      ObjectNode person = Json.object("id", p.id(), "name", p.name(), "real_name", p.realName());
      person.put("kind", p.kind().name()).put("deleted", p.deleted()).put("tz", p.zone());
      people.add(person.put("role", p.role()).put("bot", p.bot()).put("dm", p.directMessage()));
    }
    store.groups().all().stream()
        .filter(UserGroup::enabled)
        .forEach(g -> people.add(Json.object("id", g.id(), "name", g.handle(), "role", "group")));
    return people;
  }

  private ArrayNode channels(Person me) {
    ArrayNode channels = Json.array();
    for (Channel c : store.channels().all()) {
      if (c.members().contains(me.id())) {
        List<ObjectNode> top = store.messages().top(c.id());
        ObjectNode row = Json.object("id", c.id(), "name", c.name());
        row.put("direct", c.direct())
            .put("bot", c.hasBot())
            .put("private", c.closed())
            .put("archived", c.archived())
            .put("shared", c.shared())
            .put("count", top.size());
        channels.add(row.put("latest", top.isEmpty() ? "" : Json.text(top.getLast(), "ts")));
      }
    }
    return channels;
  }

  private ArrayNode ephemerals(Person me, Channel channel) {
    ArrayNode rows = Json.array();
    store.ephemerals().of(me.id()).stream()
        .filter(e -> e.channel().equals(channel.id()))
        .forEach(e -> rows.add(e.message().deepCopy().put("seq", e.seq())));
    return rows;
  }

  private ArrayNode views(Person me) {
    ArrayNode rows = Json.array();
    for (OpenView v : store.views().of(me.id())) {
      ObjectNode row = rows.addObject();
      row.set("view", v.view().deepCopy());
      row.set("errors", v.errors().deepCopy());
    }
    return rows;
  }
}
