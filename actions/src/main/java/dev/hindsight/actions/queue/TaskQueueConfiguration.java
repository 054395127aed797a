package dev.hindsight.actions.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.probe.ProbeSettings;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Makes the client that schedules durable tasks inside the caller's transaction. */
@Configuration
@EnableConfigurationProperties({RemediationSettings.class, ProbeSettings.class})
public class TaskQueueConfiguration {

  /** The table of all durable tasks, for the scheduler that runs them. */
  public static final String TABLE = "actions.scheduled_tasks";

  /** Knows no task, so nothing that schedules can be in a circle with what runs. */
  @Bean
  public SchedulerClient taskQueue(DataSource dataSource) {
    return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
        .tableName(TABLE)
        .build();
  }
}
