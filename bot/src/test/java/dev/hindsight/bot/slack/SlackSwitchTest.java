package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentRoom;
import dev.hindsight.bot.incident.People;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Without a token the application starts and keeps its ports. */
class SlackSwitchTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner().withUserConfiguration(Application.class);

  @ParameterizedTest
  @ValueSource(strings = {"", "hindsight.slack.bot-token= ", "hindsight.slack.channel=C1"})
  void withoutATokenIncidentsAreLogged(String property) {
    application
        .withPropertyValues(property)
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasSingleBean(IncidentRoom.class);
              context.getBean(IncidentRoom.class).refresh(new IncidentId(7));
              assertThat(context.getBean(CardLink.class).link(new IncidentId(7))).isEmpty();
              assertThat(context.getBean(People.class)).isInstanceOf(SilentRoom.class);
            });
  }

  @Configuration
  @ConfigurationPropertiesScan
  @Import({SlackOffConfiguration.class, SlackConfiguration.class})
  static class Application {}
}
