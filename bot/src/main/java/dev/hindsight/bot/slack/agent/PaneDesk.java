package dev.hindsight.bot.slack.agent;

import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people do with the pane itself: open it, look elsewhere, press Stop, say what they think.
 */
public class PaneDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PaneDesk.class);
  private static final String STOPPED = "Stopped. Nothing more is looked at for this question.";
  private static final String THANKS = "Thank you, that is noted.";

  private final AgentCalls slack;
  private final JdbcAgent kept;
  private final IncidentOverview overview;
  private final String incidents;
  private final Executor later;

  /**
   * @param incidents the channel where incidents are shown
   * @param later runs what nobody waits for
   */
  public PaneDesk(
      AgentCalls slack,
      JdbcAgent kept,
      IncidentOverview overview,
      String incidents,
      Executor later) {
    this.slack = slack;
    this.kept = kept;
    this.overview = overview;
    this.incidents = incidents;
    this.later = later;
  }

  /** Suggests what to ask; without a suggestion the pane works as well. */
  public void opened(PaneOpenedEvent opened) {
    if (opened.tab().equals("messages")) {
      suggest(opened.channel(), opened.context());
    }
  }

  public BoltEventHandler<PaneContextEvent> looksElsewhere() {
    return (payload, context) -> {
      suggest(payload.getEvent().channel(), payload.getEvent().context());
      return Response.ok();
    };
  }

  private void suggest(String channel, PaneContext context) {
    later.execute(
        () -> {
          boolean here = context.channel().filter(incidents::equals).isPresent();
          Optional<IncidentId> latest = here ? latest() : Optional.empty();
          SlackAnswer answer = slack.prompts(channel, Prompts.of(latest));
          if (!(answer instanceof SlackAnswer.Done)) {
            LOG.info("Slack took no suggestions: {}", answer);
          }
        });
  }

  private Optional<IncidentId> latest() {
    return overview.now().open().stream()
        .map(IncidentView::id)
        .max(Comparator.comparingLong(IncidentId::value));
  }

  /** Kept before it is acknowledged, so that every replica that works on it sees it. */
  public BoltEventHandler<PaneStoppedEvent> stopped() {
    return (payload, context) -> {
      PaneStoppedEvent stop = payload.getEvent();
      kept.stop(stop.channel(), stop.thread(), stop.user());
      later.execute(
          () -> {
            slack.session(stop.channel(), stop.thread(), "active");
            slack.say(stop.channel(), stop.thread(), STOPPED);
          });
      return Response.ok();
    };
  }

  /** Keeps a thumb; whoever changes their mind is counted once. */
  public String vote(String channel, String answer, String person, String said) {
    kept.vote(channel, answer, person, said.equals(Pane.HELPFUL));
    return THANKS;
  }
}
