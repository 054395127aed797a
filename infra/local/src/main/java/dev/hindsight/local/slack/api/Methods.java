package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import dev.hindsight.local.slack.store.Switches.Switch;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Every Web API method by name, and which token each takes. */
public final class Methods {
  private static final Set<String> BOTH = Set.of("auth.test");
  private static final Set<String> APP_ONLY = Set.of("apps.connections.open");
  private static final Set<String> NONE = Set.of("blocks.validate");

  private final Store store;
  private final Tiers tiers;
  private final Map<String, Method> all = new HashMap<>();

  /**
   * Wires the methods.
   *
   * @param stoppable whether the app hears of the Stop button
   * @param pageUrl the page's address with a slash at its end
   * @param socketUrl makes a socket address with a fresh ticket
   */
  public Methods(
      Store store,
      Posts posts,
      Clock clock,
      boolean stoppable,
      Supplier<String> pageUrl,
      Supplier<String> socketUrl) {
    this.store = store;
    this.tiers = new Tiers(clock);
    Access access = new Access(store.channels(), store.messages());
    all.putAll(new AppMethods(store.tokens(), pageUrl, socketUrl).all());
    all.putAll(new ChatMethods(store, access, posts, new PostRate(clock), pageUrl).all());
    all.putAll(
        new ConversationMethods(store.channels(), store.people(), store.messages(), access).all());
    all.putAll(new MembershipMethods(store.channels(), store.people(), access).all());
    all.putAll(new PeopleMethods(store.people(), clock).all());
    all.putAll(new GroupMethods(store.groups(), store.switches()).all());
    all.putAll(new StreamMethods(store, access, posts).all());
    all.putAll(new ScheduledMethods(store.scheduled(), access, posts, clock).all());
    all.putAll(new AgentMethods(store.sessions(), access, stoppable).all());
    all.putAll(new ViewMethods(store.views(), store.people(), store.triggers()).all());
    all.putAll(new ReactionMethods(access, store.messages()).all());
    all.putAll(new FileMethods(store, access, posts, clock, pageUrl).all());
  }

  /** What the app may do, as Slack reports it with every answer. */
  String scopes() {
    return String.join(",", granted());
  }

  ObjectNode call(Call call) {
    Method method = all.get(call.method());
    if (method == null) {
      throw new SlackError("unknown_method");
    }
    if (!NONE.contains(call.method())) {
      authorise(call);
    }
    if (store.switches().on(Switch.RATE_TIERS)) {
      tiers.take(call.method());
    }
    return method.answer(call);
  }

  private void authorise(Call call) {
    boolean bot = call.token().equals(store.tokens().bot());
    boolean app = call.token().equals(store.tokens().app());
    if (call.token().isEmpty()) {
      throw new SlackError("not_authed");
    }
    if (!bot && !app) {
      throw new SlackError("invalid_auth");
    }
    store.installation().check();
    boolean wantsApp = APP_ONLY.contains(call.method());
    if (!BOTH.contains(call.method()) && wantsApp != app) {
      throw new SlackError("not_allowed_token_type");
    }
    Set<String> missing = new TreeSet<>(Scopes.needed(call, store.channels()));
    missing.removeAll(granted());
    if (bot && !missing.isEmpty()) {
      throw new SlackError("missing_scope", List.copyOf(missing));
    }
  }

  private Set<String> granted() {
    return store.installation().granted(Scopes.ALL);
  }
}
