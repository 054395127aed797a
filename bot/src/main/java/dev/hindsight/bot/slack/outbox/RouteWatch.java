package dev.hindsight.bot.slack.outbox;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.outbox.JdbcRoutes.Route;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people once that a way is broken, by a way that is not, and once that it works again. */
public class RouteWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final int TURNS = 5;

  private final JdbcRoutes routes;
  private final SlackCalls slack;
  private final JdbcLanes lanes;
  private final Optional<String> fallback;
  private final Optional<String> owner;

  /**
   * @param fallback the channel that takes the cards meanwhile
   * @param owner who is told in private
   */
  public RouteWatch(
      JdbcRoutes routes,
      SlackCalls slack,
      JdbcLanes lanes,
      Optional<String> fallback,
      Optional<String> owner) {
    this.routes = routes;
    this.slack = slack;
    this.lanes = lanes;
    this.fallback = fallback;
    this.owner = owner;
  }

  /** The durable task that does this, on one replica at a time. */
  public Task<Void> task() {
    return Tasks.recurring("slack-routes", FixedDelay.of(EVERY)).execute((_, _) -> look());
  }

  /** Looks at Slack as a whole, then tells what is new. */
  void look() {
    switch (slack.authTest()) {
      case Done _ -> routes.works(JdbcRoutes.ALL);
      case Refused refused when refused.isOfAll() ->
          routes.broke(JdbcRoutes.ALL, refused.error(), EVERY.multipliedBy(2));
      case Unsure _ -> routes.broke(JdbcRoutes.ALL, JdbcRoutes.UNREACHABLE, EVERY);
      case Refused _, Busy _ -> {}
    }
    routes.all().forEach(this::tell);
  }

  private void tell(Route route) {
    if (route.works()) {
      // what nobody heard of needs no end
      if (!route.noticed() || said(route, back(route))) {
        LOG.info("Slack takes messages again ({} was: {})", name(route), route.error());
        routes.forget(route.channel());
      }
    } else if (!route.noticed()) {
      LOG.error(
          "{} Alerts are taken in and nothing is lost; it is tried again by itself.",
          Routes.broken(route).sentence());
      if (route.isAll() || said(route, broken(route))) {
        routes.noticed(route.channel());
      }
    }
  }

  private static String name(Route route) {
    return route.isAll() ? "everything" : route.channel();
  }

  /** False when Slack wants to be left alone now, so that it is said later. */
  private boolean said(Route route, String text) {
    Message message = new Message(text, List.of());
    boolean later = false;
    elsewhere(route).ifPresent(this::awaitTurn);
    for (SlackAnswer place : places(route)) {
      SlackAnswer said =
          place instanceof Done(String channel, _)
              ? slack.post(channel, Optional.empty(), message, "route " + route.channel())
              : place;
      later |= said instanceof Busy;
    }
    return !later;
  }

  private Optional<String> elsewhere(Route route) {
    return fallback.filter(channel -> !channel.equals(route.channel()));
  }

  /** Cards go there too, one post a second; a notice does not wait for the end of a storm. */
  private void awaitTurn(String channel) {
    for (int turn = 0; turn < TURNS; turn++) {
      Optional<Duration> wait = lanes.take(channel, true);
      if (wait.isEmpty()) {
        return;
      }
      LockSupport.parkNanos(wait.get().toNanos());
    }
  }

  private List<SlackAnswer> places(Route route) {
    return List.of(
            elsewhere(route).<SlackAnswer>map(channel -> new Done(channel, "")),
            owner.map(slack::openConversation))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Of the channel no more than that it is the incidents': whoever reads this may not know it. */
  private String broken(Route route) {
    String meanwhile =
        elsewhere(route).isPresent()
            ? "Cards go to the fallback channel until then."
            : "Cards wait until then; nothing is lost.";
    String advice = SlackTrouble.advice(route.error());
    return Text.escape(
        "I cannot write to the incidents' channel (%s). %s %s"
            .formatted(route.error(), advice.isEmpty() ? "Please see to it." : advice, meanwhile));
  }

  private static String back(Route route) {
    return route.isAll()
        ? "I can write again; everything that waited is on its way. Nothing is asked."
        : "I can write to the incidents' channel again; new cards go there. Nothing is asked.";
  }
}
