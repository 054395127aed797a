package dev.hindsight.bot.slack;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsPublishResponse;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.agent.PaneDesk;
import dev.hindsight.bot.slack.agent.PaneOpenedEvent;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.view.HomeView;
import dev.hindsight.bot.slack.view.HomeView.Part;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody's Home tab: made when it is opened, and while it is likely to be open whenever it would
 * look different, whichever replica notices. What is shown is compared, so nothing has to tell of a
 * change.
 */
final class Homes {

  private static final Logger LOG = LoggerFactory.getLogger(Homes.class);
  private static final Duration LOOKED_AT = Duration.ofMinutes(15);

  /** For so long the whole of what somebody saw may stay in a row. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Home UNREADABLE =
      HomeView.closed(
          "What belongs here cannot be read right now; it is tried again every minute."
              + " `/ops status` and `/ops help` may answer.");

  private final Function<PersonId, Home> desk;
  private final OpenHomes homes;
  private final MethodsClient slack;
  private final Clock clock;

  /**
   * @param desk what a person's tab shows now
   */
  Homes(Function<PersonId, Home> desk, OpenHomes homes, MethodsClient slack, Clock clock) {
    this.desk = desk;
    this.homes = homes;
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
        whisper.later(() -> opened(person));
      }
      return Response.ok();
    };
  }

  void opened(PersonId person) {
    try {
      homes.opened(person, clock.instant());
    } catch (RuntimeException e) {
      LOG.error("It is not kept that {} looks at their Home", person, e);
    }
    show(person);
  }

  /** Turns a list to another page: {@code WAITING 2}. */
  Optional<String> turn(Click click) {
    turn(click.person(), click.value());
    return Optional.empty();
  }

  void turn(PersonId person, String value) {
    String[] words = value.split(" ", 2);
    if (words.length == 2 && words[1].matches("\\d{1,4}")) {
      Part.named(words[0]).ifPresent(part -> homes.page(person, part, Integer.parseInt(words[1])));
    }
  }

  /** Makes the tab anew for whoever has opened it lately. */
  void refresh(PersonId person) {
    Instant now = clock.instant();
    if (homes.openedSince(now.minus(LOOKED_AT), now).contains(person)) {
      show(person);
    }
  }

  /** The same for everybody. */
  void refresh() {
    Instant now = clock.instant();
    homes.openedSince(now.minus(LOOKED_AT), now).forEach(this::show);
    homes.forget(now.minus(KEPT));
  }

  private void show(PersonId person) {
    String view = BlockJson.of(Outgoing.of(home(person)));
    try {
      if (view.equals(homes.shown(person))) {
        return;
      }
      publish(person, view)
          .ifPresentOrElse(why -> failed(person, why), () -> homes.shown(person, view));
    } catch (RuntimeException e) {
      LOG.error("{}'s Home could not be shown", person, e);
    }
  }

  private Home home(PersonId person) {
    try {
      return desk.apply(person);
    } catch (RuntimeException e) {
      LOG.error("{}'s Home could not be made; it says so", person, e);
      return UNREADABLE;
    }
  }

  private void failed(PersonId person, String why) {
    LOG.error(
        "Slack did not take {}'s Home: {}. Trying again in {} s.", person, why, RETRY.toSeconds());
    homes.later(person, clock.instant(), RETRY);
  }

  /** Empty when Slack took it, else why not. */
  private Optional<String> publish(PersonId person, String view) {
    try {
      ViewsPublishResponse answer =
          slack.viewsPublish(r -> r.userId(person.value()).viewAsString(view));
      return answer.isOk()
          ? Optional.empty()
          : Optional.of(answer.getError() + " " + answer.getResponseMetadata());
    } catch (IOException | SlackApiException e) {
      return Optional.of(e.toString());
    }
  }
}
