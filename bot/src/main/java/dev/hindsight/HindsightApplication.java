package dev.hindsight;

import dev.hindsight.bot.Start;
import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the bot or one of its commands; the one place that makes a clock. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HindsightApplication {

  @Bean
  Clock clock() {
    return wall();
  }

  private static Clock wall() {
    return Clock.systemUTC();
  }

  /** Runs the command named first, {@code serve} if none is. */
  public static void main(String[] args) {
    Start.run(HindsightApplication.class, wall(), args);
  }
}
