package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Every Web API method by name, and which token each takes. */
public final class Methods {
  private static final Set<String> BOTH = Set.of("auth.test");
  private static final Set<String> APP_ONLY = Set.of("apps.connections.open");
  private static final Set<String> NONE = Set.of("blocks.validate");

  private final Store store;
  private final Map<String, Method> all = new HashMap<>();

  /**
   * Wires the methods.
   *
   * @param pageUrl the page's address with a slash at its end
   * @param socketUrl makes a socket address with a fresh ticket
   */
  public Methods(
      Store store, Posts posts, Clock clock, Supplier<String> pageUrl, Supplier<String> socketUrl) {
    this.store = store;
    Access access = new Access(store.channels(), store.messages());
    all.putAll(new AppMethods(store.tokens(), pageUrl, socketUrl).all());
    all.putAll(new ChatMethods(store, access, posts, new PostRate(clock), pageUrl).all());
    all.putAll(
        new ConversationMethods(store.channels(), store.people(), store.messages(), access).all());
    all.putAll(new MembershipMethods(store.channels(), store.people(), access).all());
    all.putAll(new PeopleMethods(store.people(), clock).all());
    all.putAll(new GroupMethods(store.groups(), store.switches()).all());
    all.putAll(new ViewMethods(store.views(), store.people(), store.triggers()).all());
    all.putAll(new ReactionMethods(access, store.messages()).all());
    all.putAll(new FileMethods(store, access, posts, pageUrl).all());
  }

  /** What the app may do, as Slack reports it with every answer. */
  String scopes() {
    return Scopes.header(store.installation().removedScopes());
  }

  ObjectNode call(Call call) {
    Method method = all.get(call.method());
    if (method == null) {
      throw new SlackError("unknown_method");
    }
    if (!NONE.contains(call.method())) {
      authorise(call);
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
    Scopes.missing(call.method(), store.installation().removedScopes())
        .ifPresent(
            scope -> {
              throw new SlackError("missing_scope", List.of(scope));
            });
    boolean wantsApp = APP_ONLY.contains(call.method());
    if (!BOTH.contains(call.method()) && wantsApp != app) {
      throw new SlackError("not_allowed_token_type");
    }
  }
}
