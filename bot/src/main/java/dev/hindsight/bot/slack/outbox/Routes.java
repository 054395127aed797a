package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.outbox.JdbcRoutes.Route;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where messages can go: a refused channel is left alone for a while and its cards go to the other
 * one, where there is one; what goes through again heals it.
 */
public class Routes implements BrokenRoutes {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofMillis(100);

  private final JdbcRoutes routes;
  private final String main;
  private final Optional<String> fallback;

  /**
   * @param main the incidents' channel
   * @param fallback where cards go while that cannot be written to
   */
  public Routes(JdbcRoutes routes, String main, Optional<String> fallback) {
    this.routes = routes;
    this.main = main;
    this.fallback = fallback.filter(other -> !other.equals(main));
  }

  /** The channel for cards now. */
  String cards() {
    return fallback
        .filter(other -> closed(main).isPresent() && closed(other).isEmpty())
        .orElse(main);
  }

  /** Whether what is there has to be shown elsewhere: it cannot be edited, and elsewhere it can. */
  boolean leaves(String channel) {
    return isOurs(channel) && closed(channel).isPresent() && !cards().equals(channel);
  }

  /** How long nothing is sent there; empty where it is tried. */
  Optional<Duration> closed(String channel) {
    return routes.closed(channel);
  }

  /** Slack took something there. */
  void works(String channel) {
    routes.works(channel);
  }

  /**
   * Slack has told that it will take nothing any more; a look may find that it does all the same.
   */
  public void gone(String error) {
    routes.broke(JdbcRoutes.ALL, error, PAUSE);
  }

  /** When to try again; empty where it is not the way that is at fault but what was sent. */
  Optional<Duration> refused(String channel, Refused refused) {
    if (refused.isOfAll()) {
      routes.broke(JdbcRoutes.ALL, refused.error(), PAUSE);
      return Optional.of(PAUSE);
    }
    if (!refused.isOfChannel() || !isOurs(channel)) {
      return Optional.empty();
    }
    routes.broke(channel, refused.error(), PAUSE);
    return Optional.of(cards().equals(channel) ? PAUSE : AT_ONCE);
  }

  private boolean isOurs(String channel) {
    return channel.equals(main) || fallback.filter(channel::equals).isPresent();
  }

  @Override
  public List<Broken> broken() {
    return routes.all().stream().filter(route -> !route.works()).map(Routes::broken).toList();
  }

  static Broken broken(Route route) {
    return new Broken(
        Optional.of(route.channel()).filter(_ -> !route.isAll()),
        route.error(),
        route.since(),
        SlackTrouble.advice(route.error()));
  }
}
