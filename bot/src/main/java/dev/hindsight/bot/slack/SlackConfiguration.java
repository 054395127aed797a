package dev.hindsight.bot.slack;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.slack.api.methods.SlackApiException;
import dev.hindsight.actions.Outsiders;
import dev.hindsight.bot.incident.AlertList;
import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.Declarations;
import dev.hindsight.bot.incident.FeedbackBox;
import dev.hindsight.bot.incident.HandlingDesk;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentList;
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
import dev.hindsight.bot.incident.TextExplainer;
import dev.hindsight.bot.slack.agent.AgentCalls;
import dev.hindsight.bot.slack.agent.JdbcAgent;
import dev.hindsight.bot.slack.agent.Pane;
import dev.hindsight.bot.slack.agent.PaneDesk;
import dev.hindsight.bot.slack.command.Assistant;
import dev.hindsight.bot.slack.command.DigestDesk;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.command.OpsDesks;
import dev.hindsight.bot.slack.command.Reads;
import dev.hindsight.bot.slack.outbox.AnswerPost;
import dev.hindsight.bot.slack.outbox.AnswerTask;
import dev.hindsight.bot.slack.outbox.BrokenRoutes;
import dev.hindsight.bot.slack.outbox.CardTask;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.ChannelWatch;
import dev.hindsight.bot.slack.outbox.Delivery;
import dev.hindsight.bot.slack.outbox.FileShare;
import dev.hindsight.bot.slack.outbox.FirstPost;
import dev.hindsight.bot.slack.outbox.Inbox;
import dev.hindsight.bot.slack.outbox.JdbcCards;
import dev.hindsight.bot.slack.outbox.JdbcInbox;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.JdbcMessages;
import dev.hindsight.bot.slack.outbox.JdbcRoutes;
import dev.hindsight.bot.slack.outbox.JdbcStorms;
import dev.hindsight.bot.slack.outbox.MessageSender;
import dev.hindsight.bot.slack.outbox.Reconciliation;
import dev.hindsight.bot.slack.outbox.RouteWatch;
import dev.hindsight.bot.slack.outbox.Routes;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.outbox.SlackFiles;
import dev.hindsight.bot.slack.outbox.SlackRoom;
import dev.hindsight.bot.slack.outbox.Storms;
import dev.hindsight.bot.slack.outbox.WantedMessages;
import dev.hindsight.bot.slack.outbox.Withdrawal;
import dev.hindsight.bot.slack.people.SlackGroups;
import dev.hindsight.bot.slack.people.SlackPeople;
import dev.hindsight.bot.slack.people.SlackZones;
import dev.hindsight.bot.slack.people.Workspace;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Slack, put together. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.On.class)
@EnableConfigurationProperties({SlackSettings.class, SlackFallback.class})
@Import({JdbcCards.class, JdbcMessages.class, JdbcInbox.class, JdbcRoutes.class, JdbcStorms.class})
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
  JdbcLanes slackLanes(JdbcClient jdbc, SlackSettings settings) {
    return new JdbcLanes(jdbc, settings.channel());
  }

  @Bean
  IncidentRoom slackRoom(
      JdbcCards cards,
      @Qualifier("taskQueue") SchedulerClient queue,
      ObjectProvider<Scheduler> scheduler) {
    return new SlackRoom(
        cards, queue, () -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
  }

  @Bean
  Task<Void> slackCardTask(JdbcCards cards, IncidentBoard board, Reconciliation reconciliation) {
    return CardTask.of(new Delivery(cards, board, reconciliation));
  }

  @Bean
  Reconciliation slackReconciliation(
      JdbcMessages messages,
      JdbcLanes lanes,
      SlackClients clients,
      SlackSettings settings,
      ApproverList approvers,
      Routes routes,
      Storms storms,
      ChannelReaders readers) {
    SlackCalls calls = new SlackCalls(clients.methods());
    SlackFiles files = new SlackFiles(clients.methods());
    MessageSender sender =
        new MessageSender(
            calls,
            messages,
            lanes,
            routes,
            new FirstPost(calls, messages, lanes, routes, readers),
            new FileShare(files, messages, lanes, readers));
    return new Reconciliation(
        new WantedMessages(approvers),
        messages,
        sender,
        routes,
        storms,
        readers,
        new Withdrawal(files, messages, sender, lanes));
  }

  @Bean
  ChannelReaders slackChannelReaders(SlackClients clients) {
    return new ChannelReaders(clients.quick());
  }

  @Bean
  ChannelWatch slackChannelWatch(
      ChannelReaders readers,
      JdbcMessages messages,
      JdbcCards cards,
      @Qualifier("taskQueue") SchedulerClient queue,
      Clock clock) {
    return new ChannelWatch(readers, messages, cards, queue, clock);
  }

  @Bean
  Routes slackRoutesOpen(JdbcRoutes routes, SlackSettings settings, SlackFallback fallback) {
    return new Routes(routes, settings.channel(), fallback.fallbackChannel());
  }

  @Bean
  Task<Void> slackRouteWatch(JdbcRoutes routes, SlackClients clients, SlackFallback fallback) {
    return new RouteWatch(
            routes, new SlackCalls(clients.quick()), fallback.fallbackChannel(), fallback.owner())
        .task();
  }

  @Bean
  HealthIndicator slackRoutesHealthIndicator(BrokenRoutes routes) {
    return new RoutesHealth(routes);
  }

  @Bean
  MeterBinder slackRouteMeters(BrokenRoutes routes) {
    return registry ->
        Gauge.builder("hindsight.slack.routes.broken", routes, all -> all.broken().size())
            .description("channels, or Slack as a whole, that the bot cannot write to")
            .register(registry);
  }

  @Bean
  Storms slackStorms(
      JdbcStorms storms,
      JdbcLanes lanes,
      JdbcMessages messages,
      IncidentList incidents,
      IncidentRoom room) {
    return new Storms(storms, lanes, messages, incidents, room);
  }

  @Bean
  Whisper slackWhisper(SlackClients clients, SlackSettings settings) {
    return new Whisper(clients, settings.channel());
  }

  @Bean
  JdbcInteractions slackInteractions(DataSource database) {
    return new JdbcInteractions(database);
  }

  @Bean
  Worker slackWorker(JdbcInteractions kept, Whisper whisper, Desks desks, SlackSettings settings) {
    return new Worker(kept, whisper, desks, settings.enabled());
  }

  @Bean
  Handlers slackHandlers(
      JdbcInteractions kept,
      Worker worker,
      Whisper whisper,
      Workspace workspace,
      Outsiders outsiders,
      UnaryOperator<String> redactor) {
    Intake intake = new Intake(kept, whisper, team -> isOurs(workspace, team), outsiders);
    return new Handlers(intake, worker, whisper, redactor);
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
  Assistant slackAssistant(QuestionDesk questions, PlanDrafts drafts, InquiryDesk inquiries) {
    return new Assistant(questions, drafts, inquiries);
  }

  @Bean
  OpsAnswers opsAnswers(OpsDesks desks, SlackClients clients) {
    return new OpsAnswers(desks, new FormWindows(new Windows(clients.quick())));
  }

  @Bean
  OpsDesks opsDesks(
      IncidentDesk desk,
      CauseDesk causes,
      HandlingDesk handling,
      Declarations declarations,
      FeedbackBox feedback,
      ShiftDesk shifts,
      RequestDesk requests,
      OnCall oncall,
      ApproverList approvers,
      Reads reads,
      JdbcMessages cards,
      Assistant assistant,
      SlackClients clients,
      Clock clock) {
    return new OpsDesks(
        desk,
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
  Inbox slackEvents(
      JdbcInbox inbox,
      @Qualifier("taskQueue") SchedulerClient queue,
      PlatformTransactionManager transactions,
      ObjectProvider<Scheduler> scheduler) {
    return new Inbox(
        inbox,
        queue,
        new TransactionTemplate(transactions),
        () -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions));
  }

  @Bean
  Task<String> slackAnswerTask(
      OpsAnswers answers,
      JdbcMessages cards,
      AnswerPost post,
      Pane pane,
      Whisper whisper,
      ChannelReaders readers,
      SlackClients slack) {
    Answering answering =
        new Answering(answers, cards, post, pane, whisper, readers, slack.methods());
    return AnswerTask.of(answering::answer, answering::gaveUp);
  }

  @Bean
  AgentCalls slackAgentCalls(SlackClients clients, SlackSettings settings) {
    return new AgentCalls(clients.methods(), settings.botToken());
  }

  @Bean
  JdbcAgent slackAgent(JdbcClient jdbc) {
    return new JdbcAgent(jdbc);
  }

  @Bean
  Pane slackPane(AgentCalls calls, JdbcAgent kept, JdbcMessages cards) {
    return new Pane(calls, kept, cards);
  }

  @Bean
  PaneDesk slackPaneDesk(
      AgentCalls calls, JdbcAgent kept, Reads reads, SlackSettings settings, Whisper whisper) {
    return new PaneDesk(calls, kept, reads.overview(), settings.channel(), whisper::later);
  }

  @Bean
  AnswerPost slackAnswerPost(SlackClients clients, JdbcInbox inbox, JdbcLanes lanes) {
    return new AnswerPost(new SlackCalls(clients.methods()), inbox, lanes);
  }

  @Bean
  SlackRoutes slackRoutes(Handlers handlers, Desks desks) {
    return new SlackRoutes(handlers, desks);
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
      Workspace workspace,
      SlackGroups groups,
      SlackLink link,
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
        new Decisions(desk),
        new Judgements(causes, new Windows(clients.quick())),
        new Commands(answers, whisper, readers, kept::mayComeAgain),
        new Shortcuts(answers, ops.cards()),
        new Mentions(inbox::keep, redactor, ours, outsiders),
        homes,
        new WorkspaceNews(groups::forget, channels::changed, link),
        pane,
        whisper);
  }

  @Bean
  BoltApp boltApp(
      SlackSettings settings, SlackClients clients, Workspace workspace, SlackRoutes routes) {
    return new BoltApp(settings, clients, workspace, routes);
  }

  @Bean
  @ConditionalOnProperty(
      name = "hindsight.slack.mode",
      havingValue = "socket",
      matchIfMissing = true)
  SlackConnection slackConnection(
      SlackSettings settings, BoltApp bolt, Handlers handlers, SlackLink link) {
    return new SlackConnection(settings, bolt, handlers, link);
  }

  @Bean
  @ConditionalOnProperty(name = "hindsight.slack.mode", havingValue = "http")
  Signature slackSignature(SlackSettings settings, Clock clock) {
    return new Signature(settings.signingSecret().orElseThrow(), clock);
  }

  // an event without a team is of ours; who may decide is asked of Slack anyway
  private static boolean isOurs(Workspace workspace, String team) {
    try {
      return team.isEmpty() || workspace.mayBeOurs(team);
    } catch (IOException | SlackApiException e) {
      throw new IllegalStateException("Slack did not say which workspace this is", e);
    }
  }
}
