package dev.hindsight.bot.slack;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.slack.api.methods.SlackApiException;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentOverview;
import dev.hindsight.bot.incident.IncidentRoom;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.outbox.CardTask;
import dev.hindsight.bot.slack.outbox.Delivery;
import dev.hindsight.bot.slack.outbox.FirstPost;
import dev.hindsight.bot.slack.outbox.JdbcCards;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.JdbcMessages;
import dev.hindsight.bot.slack.outbox.MessageSender;
import dev.hindsight.bot.slack.outbox.Reconciliation;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.outbox.SlackRoom;
import dev.hindsight.bot.slack.outbox.WantedMessages;
import dev.hindsight.bot.slack.people.SlackPeople;
import dev.hindsight.bot.slack.people.Workspace;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Slack, put together. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.On.class)
@EnableConfigurationProperties(SlackSettings.class)
@Import({JdbcCards.class, JdbcMessages.class, JdbcLanes.class})
class SlackConfiguration {

  @Bean
  SlackClients slackClients(SlackSettings settings) {
    return new SlackClients(settings);
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
      Environment environment) {
    SlackCalls calls = new SlackCalls(clients.methods());
    FirstPost firstPost = new FirstPost(calls, messages, lanes, settings.channel());
    return new Reconciliation(
        new WantedMessages(approvers(environment)),
        messages,
        new MessageSender(calls, messages, firstPost));
  }

  @Bean
  Whisper slackWhisper(SlackClients clients, SlackSettings settings) {
    return new Whisper(clients, settings.channel());
  }

  @Bean
  Handlers slackHandlers(Whisper whisper, Workspace workspace) {
    return new Handlers(whisper, team -> isOurs(workspace, team));
  }

  @Bean
  SlackRoutes slackRoutes(
      Handlers handlers,
      IncidentDesk desk,
      IncidentBoard board,
      IncidentOverview overview,
      JdbcMessages links,
      SlackClients clients) {
    return new SlackRoutes(
        handlers,
        new Clicks(desk, board, new Windows(clients.quick())),
        new Decisions(desk),
        new OpsAnswers(desk, board, overview, links));
  }

  @Bean
  SlackConnection slackConnection(
      SlackSettings settings,
      SlackClients clients,
      Workspace workspace,
      SlackRoutes routes,
      Handlers handlers) {
    return new SlackConnection(settings, clients, workspace, routes, handlers);
  }

  private static List<String> approvers(Environment environment) {
    return Binder.get(environment)
        .bind("hindsight.approvers", Bindable.listOf(String.class))
        .orElse(List.of());
  }

  // an event without a team is of ours; who may decide is asked of Slack anyway
  private static boolean isOurs(Workspace workspace, String team) {
    try {
      return team.isEmpty() || team.equals(workspace.team());
    } catch (IOException | SlackApiException e) {
      throw new IllegalStateException("Slack did not say which workspace this is", e);
    }
  }
}
