package dev.hindsight.bot.slack;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.hindsight.bot.digest.JdbcSubscriptions;
import dev.hindsight.bot.digest.Rounds;
import dev.hindsight.bot.digest.WeekFigures;
import dev.hindsight.bot.digest.WeekWords;
import dev.hindsight.bot.digest.Zones;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.slack.command.DigestAnswers;
import dev.hindsight.bot.slack.outbox.DigestContents;
import dev.hindsight.bot.slack.outbox.DigestDelivery;
import dev.hindsight.bot.slack.outbox.DigestPlaces;
import dev.hindsight.bot.slack.outbox.DigestPost;
import dev.hindsight.bot.slack.outbox.DigestTask;
import dev.hindsight.bot.slack.outbox.Doubles;
import dev.hindsight.bot.slack.outbox.JdbcCardPlaces;
import dev.hindsight.bot.slack.outbox.JdbcDigestSends;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.outbox.SlackFiles;
import dev.hindsight.bot.slack.people.SlackZones;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The weekly digest in Slack, put together. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.On.class)
@Import(JdbcDigestSends.class)
class DigestConfiguration {

  private static final TaskDescriptor<Void> ROUNDS = TaskDescriptor.of("digest-rounds", Void.class);
  private static final Duration EVERY = Duration.ofSeconds(20);

  @Bean
  Zones slackZones(SlackClients clients) {
    return new SlackZones(clients.quick());
  }

  @Bean
  DigestPlaces digestPlaces(SlackClients clients, People people) {
    return new DigestPlaces(clients.quick(), people);
  }

  @Bean
  DigestContents digestContents(
      WeekFigures weeks,
      WeekWords words,
      JdbcCardPlaces links,
      SlackClients clients,
      SlackSettings settings) {
    return new DigestContents(
        weeks, words, links, new SlackFiles(clients.methods()), settings.channel());
  }

  @Bean
  Task<Void> digestTask(
      JdbcDigestSends sends,
      JdbcSubscriptions subscriptions,
      DigestPlaces places,
      SlackClients clients,
      JdbcLanes lanes,
      DigestContents contents,
      Doubles doubles) {
    DigestPost post = new DigestPost(new SlackCalls(clients.methods()), sends, lanes, doubles);
    return DigestTask.of(new DigestDelivery(sends, subscriptions, places, post, contents));
  }

  @Bean
  DigestAnswers digestAnswers(
      JdbcSubscriptions subscriptions,
      Zones zones,
      WeekFigures weeks,
      WeekWords words,
      JdbcCardPlaces links,
      DigestPlaces places,
      Clock clock) {
    return new DigestAnswers(
        subscriptions, zones, weeks, words, links, places::closed, places::foreign, clock);
  }

  /** One replica at a time looks; two would do no harm. */
  @Bean
  RecurringTask<Void> digestRounds(
      JdbcSubscriptions subscriptions,
      Zones zones,
      @Qualifier("taskQueue") SchedulerClient queue,
      PlatformTransactionManager transactions,
      Clock clock) {
    Rounds rounds =
        new Rounds(
            subscriptions,
            zones,
            DigestTask.queue(queue),
            new TransactionTemplate(transactions),
            clock);
    return Tasks.recurring(ROUNDS, FixedDelay.of(EVERY))
        .execute((instance, context) -> rounds.look());
  }
}
