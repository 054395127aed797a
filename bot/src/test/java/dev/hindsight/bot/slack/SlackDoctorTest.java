package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.Finding.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the workspace is said, with what to do about it. */
class SlackDoctorTest {

  private final ScriptedSlack slack = new ScriptedSlack();

  @AfterEach
  void close() {
    slack.close();
  }

  private List<Finding> examine(InstantSource clock) {
    SlackSettings settings =
        SlackSettings.socket(true, "xoxb-1", "xapp-1", Optional.of(slack.api()), "C1");
    return new SlackDoctor(settings, List.of("C1"), clock).examine();
  }

  private List<Finding> examine() {
    return examine(Clock.systemUTC());
  }

  private void channel(String flags) {
    slack.answer(
        "conversations.info",
        "{\"ok\":true,\"channel\":{\"id\":\"C1\",\"name\":\"incidents\"%s}}".formatted(flags));
  }

  private static String missing(List<Finding> all) {
    return all.stream()
        .filter(one -> one.level() == Level.MISSING)
        .map(Finding::text)
        .reduce("", (a, b) -> a + "\n" + b);
  }

  @Test
  void aWorkspaceThatIsAsItShouldBeIsSaidSo() {
    slack.scopes(String.join(",", Scopes.all()));
    channel(",\"is_member\":true");
    List<Finding> all = examine();
    assertThat(all).allMatch(one -> one.level() == Level.OK);
    assertThat(all.toString())
        .contains(
            "opens the workspace",
            "has the %d rights".formatted(Scopes.all().size()),
            "clock agrees",
            "may write to #incidents",
            "opens Socket Mode");
  }

  @Test
  void aRightThatIsLackingIsNamed() {
    slack.scopes("commands,chat:write");
    channel(",\"is_member\":true");
    assertThat(missing(examine()))
        .contains("the token lacks", "users:read", "./hindsight slack manifest", "install the app")
        .doesNotContain("chat:write");
  }

  @Test
  void aRightBeyondIsAWarning() {
    slack.scopes(String.join(",", Scopes.all()) + ",admin");
    channel(",\"is_member\":true");
    assertThat(examine())
        .anyMatch(one -> one.level() == Level.WARNING && one.text().contains("admin"));
  }

  @ParameterizedTest
  @CsvSource({
    "',\"is_member\":false', /invite @hindsight",
    "',\"is_member\":true,\"is_archived\":true', is archived",
  })
  void aChannelThatTakesNothingIsSaid(String flags, String said) {
    slack.scopes(String.join(",", Scopes.all()));
    channel(flags);
    assertThat(missing(examine())).contains("#incidents", said);
  }

  @Test
  void aChannelThatOthersReadIsAWarning() {
    slack.scopes(String.join(",", Scopes.all()));
    channel(",\"is_member\":true,\"is_ext_shared\":true");
    assertThat(examine())
        .anyMatch(one -> one.level() == Level.WARNING && one.text().contains("shared with"));
  }

  @Test
  void aChannelThatIsNotThereIsSaid() {
    slack.scopes(String.join(",", Scopes.all()));
    slack.refuse("conversations.info", "channel_not_found");
    assertThat(missing(examine())).contains("channel_not_found", "hindsight.slack.channel");
  }

  @Test
  void aDeadTokenIsSaidAndTheRestIsStillLookedAt() {
    slack.refuse("auth.test", "token_revoked");
    slack.refuse("apps.connections.open", "invalid_auth");
    assertThat(missing(examine()))
        .contains(
            "token_revoked", "install the app again", "Socket Mode does not open", "invalid_auth");
  }

  @Test
  void aClockThatIsOffIsSaid() {
    slack.scopes(String.join(",", Scopes.all()));
    channel(",\"is_member\":true");
    assertThat(missing(examine(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)))))
        .contains("ahead of Slack's", "NTP");
  }

  @Test
  void slackThatIsAwayIsSaid() {
    slack.close();
    assertThat(missing(examine())).contains("no answer");
  }
}
