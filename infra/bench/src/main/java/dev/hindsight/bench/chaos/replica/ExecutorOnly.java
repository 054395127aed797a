package dev.hindsight.bench.chaos.replica;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import dev.hindsight.actions.PlanListener;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.actions.verify.ServiceIndicators;
import dev.hindsight.actions.verify.StillFiring;
import dev.hindsight.prompts.template.Redactor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole {@code actions} module as the bot wires it, with the bot's own settings; people, alerts
 * and listeners are tables that the world outside writes and reads.
 */
// No @Configuration: the bot that another bench starts looks for those on the same class path.
@ComponentScan("dev.hindsight.actions")
@ComponentScan(
    basePackages = "dev.hindsight.bot",
    useDefaultFilters = false,
    // of the bot itself: what it does for the scheduler
    includeFilters =
        @Filter(type = FilterType.REGEX, pattern = "dev\\.hindsight\\.bot\\.(Jdbc)?Queue\\w+"))
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  DbSchedulerAutoConfiguration.class
})
public class ExecutorOnly {

  /** How far this process' clock is ahead of the machine's. */
  static final String AHEAD = "chaos.clock-ahead";

  @Bean
  Clock clock(@Value("${" + AHEAD + ":0s}") Duration ahead) {
    return Clock.offset(Clock.systemUTC(), ahead);
  }

  /** As the bot has it, unless the queue brings a clock of its own. */
  @Bean
  @ConditionalOnMissingBean(com.github.kagkarlsson.scheduler.Clock.class)
  com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
    return clock::instant;
  }

  /** Starts nothing: the process waits until it is told to. */
  @Bean
  DbSchedulerStarter dbSchedulerStarter() {
    return () -> {};
  }

  @Bean
  UnaryOperator<String> redactor() {
    return new Redactor();
  }

  @Bean
  Approvers approvers(JdbcClient jdbc) {
    return person ->
        switch (jdbc.sql("select standing from chaos.people where person = :person")
            .param("person", person.value())
            .query(String.class)
            .optional()
            .orElse("")) {
          case "approver" -> new Standing.Approver();
          case "colleague" -> new Standing.Colleague(() -> "Ask an approver.");
          default -> new Standing.Nobody("This account is not known.");
        };
  }

  @Bean
  StillFiring stillFiring(JdbcClient jdbc) {
    return incident ->
        jdbc.sql("select exists (select 1 from chaos.firing where incident = :incident)")
            .param("incident", incident)
            .query(Boolean.class)
            .single();
  }

  /** No service has an indicator of its own. */
  @Bean
  ServiceIndicators serviceIndicators() {
    return _ -> Optional.empty();
  }

  /** In the transaction that makes the change, as the bot's own listener. */
  @Bean
  PlanListener planListener(JdbcClient jdbc) {
    return (plan, _, state) ->
        jdbc.sql("insert into chaos.told (plan, state) values (:plan, :state)")
            .param("plan", plan.value())
            .param("state", state.name())
            .update();
  }
}
