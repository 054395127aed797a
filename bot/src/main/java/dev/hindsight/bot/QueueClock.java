package dev.hindsight.bot;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The queue goes by the application's clock. */
@Configuration(proxyBeanMethods = false)
class QueueClock {

  @Bean
  com.github.kagkarlsson.scheduler.Clock schedulerClock(Clock clock) {
    return clock::instant;
  }
}
