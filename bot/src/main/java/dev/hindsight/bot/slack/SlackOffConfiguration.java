package dev.hindsight.bot.slack;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Without Slack. */
@Configuration(proxyBeanMethods = false)
@Conditional(SlackSwitch.Off.class)
class SlackOffConfiguration {

  @Bean
  SilentRoom silentRoom() {
    return new SilentRoom();
  }
}
