package dev.hindsight.bot.slack;

import com.slack.api.methods.SlackApiException;
import dev.hindsight.actions.Outsiders;
import dev.hindsight.bot.incident.AlertList;
import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.ChangeDesk;
import dev.hindsight.bot.incident.Declarations;
import dev.hindsight.bot.incident.FeedbackBox;
import dev.hindsight.bot.incident.HandlingDesk;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentOverview;
import dev.hindsight.bot.incident.IncidentRoom;
import dev.hindsight.bot.incident.InquiryDesk;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.incident.PlanBoard;
import dev.hindsight.bot.incident.PlanDiagnostics;
import dev.hindsight.bot.incident.PlanDrafts;
import dev.hindsight.bot.incident.QuestionDesk;
import dev.hindsight.bot.incident.RequestDesk;
import dev.hindsight.bot.incident.ShiftDesk;
import dev.hindsight.bot.incident.TextDesk;
import dev.hindsight.bot.incident.TextExplainer;
import dev.hindsight.bot.incident.ThreadReader;
import dev.hindsight.bot.incident.TimelineDesk;
import dev.hindsight.bot.slack.agent.PaneDesk;
import dev.hindsight.bot.slack.command.Assistant;
import dev.hindsight.bot.slack.command.DigestDesk;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.command.OpsDesks;
import dev.hindsight.bot.slack.command.Reads;
import dev.hindsight.bot.slack.outbox.CardThread;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.ChannelWatch;
import dev.hindsight.bot.slack.outbox.Inbox;
import dev.hindsight.bot.slack.outbox.JdbcCardPlaces;
import dev.hindsight.bot.slack.outbox.JdbcMessages;
import dev.hindsight.bot.slack.outbox.JdbcTrails;
import dev.hindsight.bot.slack.outbox.Routes;
import dev.hindsight.bot.slack.outbox.SharedAnswer;
import dev.hindsight.bot.slack.outbox.ThreadTrail;
import dev.hindsight.bot.slack.people.SlackGroups;
import dev.hindsight.bot.slack.people.SlackPeople;
import dev.hindsight.bot.slack.people.SlackZones;
import dev.hindsight.bot.slack.people.Workspace;
import dev.hindsight.bot.slack.view.Readers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Slack, put together: who it is asked as, and what the words of people reach. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.On.class)
@EnableConfigurationProperties({SlackSettings.class, SlackFallback.class})
@Import({OutgoingConfiguration.class, IncomingConfiguration.class})
class SlackConfiguration {

  @Bean
  SlackLink slackLink(Clock clock) {
    return new SlackLink(clock);
  }

  @Bean
  MeterBinder slackLinkMeters(SlackLink link) {
    return registry ->
        Gauge.builder("slack.socket.connected", link, it -> it.isConnected() ? 1 : 0)
            .description("whether this replica holds a socket to Slack that answers")
            .register(registry);
  }

  @Bean
  HealthIndicator slackHealthIndicator(SlackLink link) {
    return new SlackHealth(link);
  }

  @Bean
  SlackClients slackClients(SlackSettings settings, SlackLink link) {
    return new SlackClients(settings, link);
  }

  @Bean
  Workspace slackWorkspace(SlackClients clients) {
    return new Workspace(clients.quick());
  }

  @Bean
  People slackPeople(SlackClients clients, Workspace workspace) {
    return new SlackPeople(clients.quick(), workspace);
  }

  @Bean
  SlackGroups slackGroups(SlackClients clients, Workspace workspace) {
    return new SlackGroups(clients.quick(), workspace);
  }

  @Bean
  Reads slackReads(
      IncidentBoard board,
      IncidentOverview overview,
      AlertList alerts,
      TextExplainer texts,
      DigestDesk digest,
      PlanDiagnostics diagnostics,
      PlanBoard plans) {
    return new Reads(board, overview, alerts, texts, digest, diagnostics, plans);
  }

  @Bean
  Assistant slackAssistant(
      TextDesk texts,
      QuestionDesk questions,
      PlanDrafts drafts,
      InquiryDesk inquiries,
      TimelineDesk timelines,
      JdbcTrails trails,
      IncidentRoom room,
      ChannelReaders readers) {
    return new Assistant(
        texts,
        questions,
        drafts,
        inquiries,
        timelines,
        id -> new ThreadTrail(id, trails, room),
        channel -> !channel.startsWith("D") && readers.now(channel) != Readers.OURS);
  }

  @Bean
  ThreadReader slackThread(SlackClients clients, JdbcMessages messages) {
    return new CardThread(clients.methods(), messages);
  }

  @Bean
  OpsAnswers opsAnswers(OpsDesks desks, SlackClients clients) {
    return new OpsAnswers(desks, FormWindows.alone(new Windows(clients.quick())));
  }

  @Bean
  OpsDesks opsDesks(
      IncidentDesk desk,
      ChangeDesk changes,
      CauseDesk causes,
      HandlingDesk handling,
      Declarations declarations,
      FeedbackBox feedback,
      ShiftDesk shifts,
      RequestDesk requests,
      OnCall oncall,
      ApproverList approvers,
      Reads reads,
      JdbcCardPlaces cards,
      Assistant assistant,
      SlackClients clients,
      Clock clock) {
    return new OpsDesks(
        desk,
        changes,
        causes,
        handling,
        declarations,
        feedback,
        shifts,
        requests,
        oncall,
        approvers,
        reads,
        cards,
        person -> new SlackZones(clients.quick()).of(person).orElse(ZoneOffset.UTC),
        assistant,
        clock);
  }

  @Bean
  Desks slackDesks(
      IncidentDesk desk,
      CauseDesk causes,
      Reads reads,
      OpsAnswers answers,
      OpsDesks ops,
      SlackClients clients,
      Whisper whisper,
      SharedAnswer sharing,
      Workspace workspace,
      SlackGroups groups,
      Routes routes,
      Inbox inbox,
      Homes homes,
      PaneDesk pane,
      ChannelReaders readers,
      ChannelWatch channels,
      JdbcInteractions kept,
      Outsiders outsiders,
      UnaryOperator<String> redactor) {
    Predicate<String> ours = team -> isOurs(workspace, team);
    return new Desks(
        new Clicks(desk, reads.board(), new Windows(clients.quick())),
        new Decisions(desk, reads.plans()),
        new Judgements(causes, desk, new Windows(clients.quick())),
        new Commands(
            answers,
            new OpsAnswers(ops, FormWindows.onTop(new Windows(clients.quick()))),
            sharing,
            readers,
            kept::mayComeAgain),
        new Shortcuts(answers, ops.cards()),
        new Mentions(inbox::keep, redactor, ours, outsiders),
        homes,
        new WorkspaceNews(groups::forget, channels::changed, routes::gone),
        pane,
        whisper);
  }

  // an event without a team is of ours; who may decide is asked of Slack anyway
  static boolean isOurs(Workspace workspace, String team) {
    try {
      return team.isEmpty() || workspace.mayBeOurs(team);
    } catch (IOException | SlackApiException e) {
      throw new IllegalStateException("Slack did not say which workspace this is", e);
    }
  }
}
