package dev.hindsight;

import dev.hindsight.bot.cli.HindsightCommand;
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
    return Clock.systemUTC();
  }

  /** Runs the command named first, {@code serve} if none is. */
  public static void main(String[] args) {
    HindsightCommand.run(HindsightApplication.class, args);
  }
}
