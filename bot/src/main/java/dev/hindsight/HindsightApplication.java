package dev.hindsight;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the bot; the one place that makes a clock. */
@SpringBootApplication
public class HindsightApplication {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Runs the bot until it is stopped. */
  public static void main(String[] args) {
    SpringApplication.run(HindsightApplication.class, args);
  }
}
