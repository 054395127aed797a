package dev.hindsight.local.slack;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.hindsight.local.slack.api.Answers;
import dev.hindsight.local.slack.api.Faults;
import dev.hindsight.local.slack.api.FileHandler;
import dev.hindsight.local.slack.api.LaterPosts;
import dev.hindsight.local.slack.api.Methods;
import dev.hindsight.local.slack.api.Posts;
import dev.hindsight.local.slack.api.ResponseUrlHandler;
import dev.hindsight.local.slack.api.WebApi;
import dev.hindsight.local.slack.page.ControlApi;
import dev.hindsight.local.slack.page.Origins;
import dev.hindsight.local.slack.page.PageHandler;
import dev.hindsight.local.slack.page.PracticeFaults;
import dev.hindsight.local.slack.socket.Acts;
import dev.hindsight.local.slack.socket.Deliveries;
import dev.hindsight.local.slack.socket.Events;
import dev.hindsight.local.slack.socket.Hands;
import dev.hindsight.local.slack.socket.HttpVariant;
import dev.hindsight.local.slack.socket.MessageActs;
import dev.hindsight.local.slack.socket.PaneActs;
import dev.hindsight.local.slack.socket.SocketServer;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Ephemerals;
import dev.hindsight.local.slack.store.Installation;
import dev.hindsight.local.slack.store.Journal;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.OpenView;
import dev.hindsight.local.slack.store.ShiftedClock;
import dev.hindsight.local.slack.store.Store;
import dev.hindsight.local.slack.store.Switches;
import dev.hindsight.local.slack.store.UserGroup;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A practice Slack on 127.0.0.1: Web API, Socket Mode or signed HTTP, and a page on which a person
 * plays everyone.
 *
 * <p>Bolt needs only {@code SlackConfig.setMethodsEndpointUrlPrefix(url() + "api/")} and the two
 * tokens. Acts block until the app acknowledged or three seconds passed.
 */
public final class LocalSlack implements AutoCloseable {
  private final Store store;
  private final SocketServer sockets;
  private final Deliveries deliveries;
  private final Events events;
  private final Hands hands;
  private final LaterPosts later;
  private final ShiftedClock clock;
  private final Faults faults = new Faults();
  private final PracticeFaults practice = new PracticeFaults();
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LocalSlack(SlackSettings settings) {
    this.clock = new ShiftedClock(settings.clock());
    this.http = bind(settings.port());
    try {
      this.store = Store.open(settings.stateFile(), clock);
    } catch (RuntimeException e) {
      http.stop(0);
      throw e;
    }
    this.sockets = new SocketServer(store.changes(), clock);
    this.deliveries =
        new Deliveries(
            sockets,
            store.journal(),
            clock,
            settings.clock(),
            settings.requestUrl(),
            store.tokens().signing());
    this.events = new Events(deliveries, store.channels(), settings.subscriptions(), clock);
    store.announcements().to(events::send);
    store.installation().with(settings.scopes());
    Posts posts = new Posts(store);
    Answers answers = new Answers(store, posts);
    this.hands =
        new Hands(
            new Acts(store, deliveries, answers, this::pageUrl),
            new MessageActs(store, events),
            new PaneActs(store, events));
    this.later = new LaterPosts(store.scheduled(), posts, clock);
    Methods methods =
        new Methods(store, posts, clock, stoppable(settings), this::pageUrl, sockets::address);
    route("/api/", new WebApi(methods, faults, store.journal(), clock));
    route("/response/", new ResponseUrlHandler(store, answers, clock));
    route("/upload/", new FileHandler(store.uploads()));
    route("/files/", new FileHandler(store.uploads()));
    route("/_control/", new ControlApi(store, hands, faults, sockets, deliveries, clock));
    route("/_control/practice", practice);
    route("/", new PageHandler());
    sockets.begin(deliveries::acknowledged);
    http.setExecutor(threads);
    http.start();
  }

  /**
   * Starts serving.
   *
   * @throws IllegalStateException when the port is taken or the state file cannot be used
   */
  public static LocalSlack start(SlackSettings settings) {
    return new LocalSlack(settings);
  }

  // Slack warns an app that would not hear of its Stop button
  private static boolean stoppable(SlackSettings settings) {
    Set<String> all = settings.subscriptions();
    return all.isEmpty() || all.contains("agent_session_stopped");
  }

  private static HttpServer bind(int port) {
    // without it the JDK's server lets every small answer wait for the client's delayed TCP ack
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new IllegalStateException(
          "The local Slack cannot use port %d on 127.0.0.1: it is taken. Stop the program that uses it or choose another port."
              .formatted(port),
          e);
    } catch (IOException e) {
      throw new IllegalStateException("The local Slack cannot start: " + e.getMessage(), e);
    }
  }

  private void route(String path, HttpHandler handler) {
    http.createContext(path, handler).getFilters().add(new Origins());
  }

  private String pageUrl() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
  }

  /** The page; the Web API is at {@code api/} below it. */
  public URI url() {
    return URI.create(pageUrl());
  }

  /** The bot token, {@code xoxb-...}; the same after a restart with the same state file. */
  public String botToken() {
    return store.tokens().bot();
  }

  /** The app-level token, {@code xapp-...}; the same after a restart with the same state file. */
  public String appToken() {
    return store.tokens().app();
  }

  /** Lets people break this practice cluster on the page. */
  public void playWith(URI cluster, String token) {
    practice.playWith(cluster, token);
  }

  /** What requests to the app are signed with; the same after a restart. */
  public String signingSecret() {
    return store.tokens().signing();
  }

  /** How many Socket Mode connections the app holds; with a request URL, 1 when it answers. */
  public int connections() {
    return deliveries.connections();
  }

  /** Top-level messages of a channel (id, name or user id), oldest first. */
  public List<Message> messages(String channel) {
    return store.messages().top(id(channel)).stream().map(Message::of).toList();
  }

  /** The replies in a thread, oldest first, without its root. */
  public List<Message> thread(String channel, String root) {
    return store.messages().thread(id(channel), root).stream().skip(1).map(Message::of).toList();
  }

  /** What only this person saw, oldest first. */
  public List<Message> ephemerals(String user) {
    return store.ephemerals().of(user).stream()
        .map(Ephemerals.Ephemeral::message)
        .map(Message::of)
        .toList();
  }

  /** The modals this person has open, topmost last. */
  public List<OpenView> views(String user) {
    return store.views().of(user);
  }

  /** People as they are, by id or handle. */
  public Person person(String idOrName) {
    return store
        .people()
        .find(idOrName)
        .orElseThrow(() -> new IllegalArgumentException("no person " + idOrName));
  }

  /** A channel as it is, by id or name. */
  public Channel channel(String reference) {
    return store
        .channels()
        .find(reference)
        .orElseThrow(() -> new IllegalArgumentException("no channel " + reference));
  }

  /** A user group as it is, by id or handle. */
  public UserGroup group(String idOrHandle) {
    return store
        .groups()
        .find(idOrHandle)
        .orElseThrow(() -> new IllegalArgumentException("no group " + idOrHandle));
  }

  /** Adds or changes a person; the app is told. */
  public void put(Person person) {
    store.people().put(person);
  }

  /** Adds or changes a user group; the app is told. */
  public void put(UserGroup group) {
    store.groups().put(group);
  }

  /** Adds or changes a channel, as Ada; the app is told. */
  public void put(Channel channel) {
    store.channels().put(channel, Workspace.ADA);
  }

  /** Whether the app is installed, and with which scopes. */
  public Installation installation() {
    return store.installation();
  }

  /** What plans and admins may have switched off. */
  public Switches switches() {
    return store.switches();
  }

  /** API calls, deliveries with their acknowledgement times, and who would have been notified. */
  public Journal journal() {
    return store.journal();
  }

  /** Stages failing API calls. */
  public Faults faults() {
    return faults;
  }

  /** Ends the app's connections: warning, refresh_requested, link_disabled, or drop. */
  public void disconnect(String reason) {
    sockets.disconnect(reason);
  }

  /** Presses the button with this action id. */
  public Delivered click(String user, String channel, String ts, String actionId) {
    return hands.acts().click(user, id(channel), ts, actionId, "", MissingNode.getInstance());
  }

  /** Chooses an option of a menu, or the button with this value among those with the action id. */
  public Delivered click(String user, String channel, String ts, String actionId, String value) {
    return hands.acts().click(user, id(channel), ts, actionId, "", Json.tree(value));
  }

  /** Uses a control of a modal; {@code value} may be empty for a button. */
  public Delivered clickInView(String user, String viewId, String actionId, String value) {
    JsonNode chosen = value.isEmpty() ? MissingNode.getInstance() : Json.tree(value);
    return hands.acts().clickInView(user, viewId, actionId, chosen, Json.object());
  }

  /** Types a slash command: {@code "ack INC-1"} or {@code "/ops ack INC-1"}. */
  public Delivered slash(String user, String channel, String text) {
    return hands.acts().slash(user, id(channel), text);
  }

  /** Chooses an app's entry, by its callback id, in the menu of a message. */
  public Delivered shortcut(String user, String channel, String ts, String callbackId) {
    return hands.acts().shortcut(user, id(channel), ts, callbackId);
  }

  /** Writes a message; returns its timestamp. */
  public String say(String user, String channel, String text) {
    return hands.messages().say(user, id(channel), "", text);
  }

  /** Writes a message in a thread; returns its timestamp. */
  public String reply(String user, String channel, String root, String text) {
    return hands.messages().say(user, id(channel), root, text);
  }

  /** Opens the app's Home. */
  public void openHome(String user) {
    hands.pane().open(user, "home", "");
  }

  /** Opens the app's messages, with a channel beside them unless that is empty. */
  public void openMessages(String user, String beside) {
    hands.pane().open(user, "messages", beside);
  }

  /** Goes to another channel while the app's messages are open. */
  public void look(String user, String beside) {
    hands.pane().look(user, beside);
  }

  /** Presses Stop in a thread. */
  public void stop(String user, String channel, String root) {
    hands.pane().stop(user, id(channel), root);
  }

  /** Reacts to a message, or takes that back. */
  public void react(String user, String channel, String ts, String name, boolean on) {
    hands.messages().react(user, id(channel), ts, name, on);
  }

  /** Locks a thread by its first message, as an administrator does, or opens it again. */
  public void lockThread(String channel, String root, boolean locked) {
    store.messages().lock(id(channel), root, locked);
  }

  /** Deletes a message, anybody's. */
  public void delete(String user, String channel, String ts) {
    hands.messages().delete(user, id(channel), ts);
  }

  /** Chooses an app's entry beside the composer. */
  public Delivered globalShortcut(String user, String callbackId) {
    return hands.acts().globalShortcut(user, callbackId);
  }

  /** Puts the clock of this Slack forward. */
  public void advance(Duration by) {
    clock.advance(by);
  }

  /** Makes the next HTTP request to the app differ from what Slack sends. */
  public void nextRequest(HttpVariant variant) {
    deliveries.next(variant);
  }

  /**
   * Submits a modal.
   *
   * @param values by action id: a text, an option's value, or a list of option values
   * @return the delivery; empty when Slack's client itself refuses, as for an empty required field
   */
  public Optional<Delivered> submit(String user, String viewId, Map<String, ?> values) {
    return hands.acts().submit(user, viewId, Json.tree(values));
  }

  /** Closes a modal; the delivery when the app asked to be told. */
  public Optional<Delivered> closeView(String user, String viewId) {
    return hands.acts().close(user, viewId);
  }

  private String id(String channel) {
    return channel(channel).id();
  }

  @Override
  public void close() {
    events.close();
    later.close();
    http.stop(0);
    practice.close();
    threads.shutdownNow();
    try {
      sockets.stop(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
