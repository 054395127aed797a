package dev.hindsight.bot.slack;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.slack.command.DigestAnswers;
import dev.hindsight.bot.slack.command.Reads;
import dev.hindsight.bot.slack.outbox.BrokenRoutes;
import dev.hindsight.bot.slack.outbox.JdbcCardPlaces;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The Home tab, put together. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.On.class)
@Import(JdbcHomes.class)
class HomeConfiguration {

  private static final TaskDescriptor<Void> HOMES = TaskDescriptor.of("slack-homes", Void.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  Homes slackHomes(
      Reads reads,
      JdbcCardPlaces cards,
      IncidentDesk desk,
      ApproverList approvers,
      BrokenRoutes routes,
      OnCall oncall,
      DigestAnswers digests,
      JdbcHomes homes,
      SlackClients clients,
      Clock clock) {
    return new Homes(
        new HomeDesk(reads, cards, desk, approvers, routes, oncall, digests, homes),
        homes,
        clients.methods(),
        clock);
  }

  /** Whatever changed, and on whichever replica. */
  @Bean
  RecurringTask<Void> slackHomesTask(Homes homes) {
    return Tasks.recurring(HOMES, FixedDelay.of(EVERY))
        .execute((instance, context) -> homes.refresh());
  }
}
