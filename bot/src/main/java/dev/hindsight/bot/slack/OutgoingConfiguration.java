package dev.hindsight.bot.slack;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.Handoffs;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentList;
import dev.hindsight.bot.incident.IncidentRoom;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.incident.PlanBoard;
import dev.hindsight.bot.slack.outbox.AnswerWithdrawal;
import dev.hindsight.bot.slack.outbox.BrokenRoutes;
import dev.hindsight.bot.slack.outbox.CardTask;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.ChannelSweep;
import dev.hindsight.bot.slack.outbox.ChannelWatch;
import dev.hindsight.bot.slack.outbox.Delivery;
import dev.hindsight.bot.slack.outbox.Doubles;
import dev.hindsight.bot.slack.outbox.FileShare;
import dev.hindsight.bot.slack.outbox.FirstPost;
import dev.hindsight.bot.slack.outbox.HandoffWatch;
import dev.hindsight.bot.slack.outbox.JdbcCardPlaces;
import dev.hindsight.bot.slack.outbox.JdbcCards;
import dev.hindsight.bot.slack.outbox.JdbcChannels;
import dev.hindsight.bot.slack.outbox.JdbcDigestSends;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.JdbcMessages;
import dev.hindsight.bot.slack.outbox.JdbcRoutes;
import dev.hindsight.bot.slack.outbox.JdbcStorms;
import dev.hindsight.bot.slack.outbox.JdbcTrails;
import dev.hindsight.bot.slack.outbox.MessageSender;
import dev.hindsight.bot.slack.outbox.PrivateNotices;
import dev.hindsight.bot.slack.outbox.ReadersNews;
import dev.hindsight.bot.slack.outbox.Reconciliation;
import dev.hindsight.bot.slack.outbox.RouteWatch;
import dev.hindsight.bot.slack.outbox.Routes;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.outbox.SlackFiles;
import dev.hindsight.bot.slack.outbox.SlackRoom;
import dev.hindsight.bot.slack.outbox.StormTask;
import dev.hindsight.bot.slack.outbox.Storms;
import dev.hindsight.bot.slack.outbox.WantedMessages;
import dev.hindsight.bot.slack.outbox.Withdrawal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What goes to Slack: cards in their lanes, where they may go, and what becomes of a broken way.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.On.class)
@Import({
  JdbcCards.class,
  JdbcCardPlaces.class,
  JdbcMessages.class,
  JdbcRoutes.class,
  JdbcStorms.class,
  JdbcTrails.class,
  JdbcChannels.class
})
class OutgoingConfiguration {

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
      PlanBoard plans,
      JdbcTrails trails,
      People people,
      Routes routes,
      Storms storms,
      ChannelReaders readers,
      Doubles doubles) {
    SlackCalls calls = new SlackCalls(clients.methods());
    SlackFiles files = new SlackFiles(clients.methods());
    MessageSender sender =
        new MessageSender(
            calls,
            messages,
            lanes,
            routes,
            readers,
            new FirstPost(
                calls,
                messages,
                lanes,
                routes,
                readers,
                new PrivateNotices(people, messages),
                doubles),
            new FileShare(files, messages, lanes, readers));
    return new Reconciliation(
        new WantedMessages(approvers, plans, trails),
        messages,
        sender,
        routes,
        storms,
        readers,
        new Withdrawal(files, messages, sender, lanes));
  }

  @Bean
  Doubles slackDoubles(
      @Qualifier("taskQueue") SchedulerClient queue,
      SlackClients clients,
      JdbcMessages messages,
      JdbcDigestSends digests) {
    return new Doubles(
        queue,
        new SlackCalls(clients.methods()),
        (channel, ts) -> messages.stands(channel, ts) || digests.stands(channel, ts));
  }

  @Bean
  Task<Void> slackDoubleTask(Doubles doubles) {
    return doubles.task();
  }

  @Bean
  ChannelReaders slackChannelReaders(
      SlackClients clients,
      JdbcChannels channels,
      @Qualifier("taskQueue") SchedulerClient queue,
      Clock clock) {
    return new ChannelReaders(
        clients.quick(),
        new ReadersNews(channels, channel -> ChannelSweep.begin(queue, channel, clock.instant())));
  }

  @Bean
  ChannelSweep slackChannelSweep(
      JdbcMessages messages,
      JdbcCards cards,
      @Qualifier("taskQueue") SchedulerClient queue,
      Clock clock,
      SlackClients clients,
      JdbcChannels channels,
      JdbcLanes lanes,
      ChannelReaders readers) {
    AnswerWithdrawal answers =
        new AnswerWithdrawal(new SlackCalls(clients.methods()), channels, lanes, readers);
    return new ChannelSweep(messages, cards, queue, clock, answers::take);
  }

  @Bean
  Task<Void> slackChannelSweepTask(ChannelSweep sweep) {
    return sweep.task();
  }

  @Bean
  ChannelWatch slackChannelWatch(ChannelReaders readers, ChannelSweep sweep, Clock clock) {
    return new ChannelWatch(readers, sweep, clock);
  }

  @Bean
  Routes slackRoutesOpen(JdbcRoutes routes, SlackSettings settings, SlackFallback fallback) {
    return new Routes(routes, settings.channel(), fallback.fallbackChannel());
  }

  @Bean
  Task<Void> slackRouteWatch(
      JdbcRoutes routes, SlackClients clients, JdbcLanes lanes, SlackFallback fallback) {
    return new RouteWatch(
            routes,
            new SlackCalls(clients.quick()),
            lanes,
            fallback.fallbackChannel(),
            fallback.owner())
        .task();
  }

  @Bean
  Task<Void> slackHandoffWatch(
      Handoffs handoffs, OnCall onCall, SlackClients clients, HandoffSettings settings) {
    return new HandoffWatch(
            handoffs, onCall, new SlackCalls(clients.methods()), settings.remindAfter())
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
      JdbcCardPlaces places,
      IncidentList incidents,
      IncidentRoom room,
      @Qualifier("taskQueue") SchedulerClient queue,
      com.github.kagkarlsson.scheduler.Clock queueClock) {
    return new Storms(
        storms,
        lanes,
        places,
        incidents,
        room,
        leader -> StormTask.queue(queue, queueClock, leader));
  }

  @Bean
  Task<Long> slackStormTask(IncidentRoom room) {
    return StormTask.of(room);
  }
}
