package dev.hindsight.bot.slack;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.hindsight.actions.Outsiders;
import dev.hindsight.bot.slack.agent.AgentCalls;
import dev.hindsight.bot.slack.agent.JdbcAgent;
import dev.hindsight.bot.slack.agent.Pane;
import dev.hindsight.bot.slack.agent.PaneDesk;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.command.Reads;
import dev.hindsight.bot.slack.outbox.AnswerPost;
import dev.hindsight.bot.slack.outbox.AnswerTask;
import dev.hindsight.bot.slack.outbox.AtOnce;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.Inbox;
import dev.hindsight.bot.slack.outbox.JdbcCardPlaces;
import dev.hindsight.bot.slack.outbox.JdbcChannels;
import dev.hindsight.bot.slack.outbox.JdbcInbox;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.SharedAnswer;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.people.Workspace;
import java.time.Clock;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes from Slack: kept, acknowledged, worked on and answered. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.On.class)
@Import(JdbcInbox.class)
class IncomingConfiguration {

  @Bean
  Whisper slackWhisper(SlackClients clients) {
    return new Whisper(clients);
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
    Intake intake =
        new Intake(kept, whisper, team -> SlackConfiguration.isOurs(workspace, team), outsiders);
    return new Handlers(intake, worker, whisper, redactor);
  }

  @Bean
  Inbox slackEvents(
      JdbcInbox inbox,
      @Qualifier("taskQueue") SchedulerClient queue,
      PlatformTransactionManager transactions,
      ObjectProvider<Scheduler> scheduler,
      AtOnce here) {
    return new Inbox(
        inbox,
        queue,
        new TransactionTemplate(transactions),
        () -> scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions),
        here);
  }

  @Bean
  AtOnce slackAnswersAtOnce(
      @Qualifier("taskQueue") SchedulerClient queue,
      com.github.kagkarlsson.scheduler.Clock queueClock,
      Answering answering) {
    return new AtOnce(queue, queueClock, answering::answer);
  }

  @Bean
  Task<String> slackAnswerTask(Answering answering) {
    return AnswerTask.of(answering::answer, answering::gaveUp);
  }

  @Bean
  Answering slackAnswering(
      OpsAnswers answers,
      JdbcCardPlaces cards,
      AnswerPost post,
      Pane pane,
      Whisper whisper,
      SlackClients slack) {
    return new Answering(answers, cards, post, pane, whisper, new Turns(), slack.methods());
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
  Pane slackPane(AgentCalls calls, JdbcAgent kept, JdbcCardPlaces cards) {
    return new Pane(calls, kept, cards);
  }

  @Bean
  PaneDesk slackPaneDesk(
      AgentCalls calls, JdbcAgent kept, Reads reads, SlackSettings settings, Whisper whisper) {
    return new PaneDesk(calls, kept, reads.overview(), settings.channel(), whisper::later);
  }

  @Bean
  SharedAnswer slackSharedAnswer(
      SlackClients clients, JdbcLanes lanes, JdbcChannels channels, JdbcInbox inbox) {
    return new SharedAnswer(
        new SlackCalls(clients.methods()), lanes, channels, inbox, Whisper::sleep);
  }

  @Bean
  AnswerPost slackAnswerPost(
      SlackClients clients,
      JdbcInbox inbox,
      JdbcLanes lanes,
      ChannelReaders readers,
      JdbcChannels channels) {
    return new AnswerPost(new SlackCalls(clients.methods()), inbox, lanes, readers, channels);
  }

  @Bean
  SlackRoutes slackRoutes(Handlers handlers, Desks desks) {
    return new SlackRoutes(handlers, desks);
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
}
