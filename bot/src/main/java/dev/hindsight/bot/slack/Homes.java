package dev.hindsight.bot.slack;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsPublishResponse;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.agent.PaneDesk;
import dev.hindsight.bot.slack.agent.PaneOpenedEvent;
import dev.hindsight.bot.slack.command.Cards;
import dev.hindsight.bot.slack.command.Reads;
import dev.hindsight.bot.slack.view.HomeView;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody's Home tab: made when it is opened, and again after what its owner did while it is
 * likely to be open. Losing one is harmless, it is made anew at the next opening.
 */
final class Homes {

  private static final Logger LOG = LoggerFactory.getLogger(Homes.class);
  private static final Duration LOOKED_AT = Duration.ofMinutes(10);

  private final Reads reads;
  private final Cards cards;
  private final IncidentDesk desk;
  private final ApproverList approvers;
  private final MethodsClient slack;
  private final Clock clock;
  private final Map<PersonId, Instant> opened = new ConcurrentHashMap<>();

  Homes(
      Reads reads,
      Cards cards,
      IncidentDesk desk,
      ApproverList approvers,
      MethodsClient slack,
      Clock clock) {
    this.reads = reads;
    this.cards = cards;
    this.desk = desk;
    this.approvers = approvers;
    this.slack = slack;
    this.clock = clock;
  }

  /**
   * Acknowledges at once.
   *
   * @param whisper runs what nobody waits for
   * @param pane is the other tab
   */
  BoltEventHandler<PaneOpenedEvent> opened(Whisper whisper, PaneDesk pane) {
    return (payload, context) -> {
      pane.opened(payload.getEvent());
      if ("home".equals(payload.getEvent().tab())) {
        PersonId person = new PersonId(payload.getEvent().user());
        Instant now = clock.instant();
        opened.values().removeIf(at -> at.plus(LOOKED_AT).isBefore(now));
        opened.put(person, now);
        whisper.later(() -> publish(person));
      }
      return Response.ok();
    };
  }

  /** Makes the tab anew for whoever has opened it lately. */
  void refresh(PersonId person) {
    Instant at = opened.get(person);
    if (at != null && at.plus(LOOKED_AT).isAfter(clock.instant())) {
      publish(person);
    }
  }

  private void publish(PersonId person) {
    try {
      String view = BlockJson.of(Outgoing.of(home(person)));
      ViewsPublishResponse answer =
          slack.viewsPublish(r -> r.userId(person.value()).viewAsString(view));
      if (!answer.isOk()) {
        LOG.error(
            "Slack did not take {}'s Home: {} {}",
            person,
            answer.getError(),
            answer.getResponseMetadata());
      }
    } catch (IOException | SlackApiException | RuntimeException e) {
      LOG.error("{}'s Home could not be shown", person, e);
    }
  }

  private Home home(PersonId person) {
    return desk.stranger(person)
        .map(refused -> HomeView.closed(refused.text()))
        .orElseGet(() -> open(person));
  }

  private Home open(PersonId person) {
    return HomeView.of(
        new HomeView.Desk(
            person,
            approvers.everybody().contains(person),
            reads.overview().now(),
            reads.digest().week(),
            cards::link,
            clock.instant()));
  }
}
