package dev.hindsight.bot.slack.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.UserGroups.Members;
import dev.hindsight.bot.slack.ScriptedSlack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is in a group is remembered for as long as is allowed, and an outage is said. */
class SlackGroupsTest {

  private static final Duration KNOWN = Duration.ofMinutes(5);

  private final ScriptedSlack slack = new ScriptedSlack();
  private final AtomicLong nanos = new AtomicLong();
  private final SlackGroups groups = groups();

  private SlackGroups groups() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    MethodsClient client = Slack.getInstance(config).methods("xoxb-1");
    return new SlackGroups(client, new Workspace(client), nanos::get);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private void has(String... people) {
    slack.answer(
        "usergroups.users.list",
        "{\"ok\":true,\"users\":[%s]}"
            .formatted(
                String.join(",", List.of(people).stream().map("\"%s\""::formatted).toList())));
  }

  private Members read(Duration noOlderThan) {
    return groups.members("S0SRE1", noOlderThan);
  }

  private static Members known(String... people) {
    return new Members.Known(List.of(people).stream().map(PersonId::new).toList());
  }

  @Test
  void whatIsKnownIsAskedAgainWhenItIsTooOld() {
    has("U1ADA", "W2BOB");
    assertThat(read(KNOWN)).isEqualTo(known("U1ADA", "W2BOB"));
    assertThat(slack.calls("usergroups.users.list").getFirst())
        .containsEntry("usergroup", "S0SRE1")
        .containsEntry("team_id", "T1");
    nanos.addAndGet(Duration.ofMinutes(4).toNanos());
    assertThat(read(KNOWN)).isEqualTo(known("U1ADA", "W2BOB"));
    has("U1ADA");
    assertThat(read(Duration.ofSeconds(3))).isEqualTo(known("U1ADA"));
    assertThat(slack.calls("usergroups.users.list")).hasSize(2);
    nanos.addAndGet(Duration.ofMinutes(6).toNanos());
    has("U3CAROL");
    assertThat(read(KNOWN)).isEqualTo(known("U3CAROL"));
  }

  @Test
  void aChangeThatSlackTellsIsSeenAtOnce() {
    has("U1ADA");
    read(KNOWN);
    groups.forget();
    has();
    assertThat(read(KNOWN)).isEqualTo(known());
  }

  @Test
  void anOutageIsSaidNotGuessed() {
    slack.next("usergroups.users.list", ScriptedSlack.Fault.SERVER_ERROR);
    assertThat(read(KNOWN)).isInstanceOf(Members.Unknown.class);
    slack.next("usergroups.users.list", ScriptedSlack.Fault.RATE_LIMITED);
    assertThat(read(KNOWN)).isInstanceOf(Members.Unknown.class);
    slack.refuse("usergroups.users.list", "no_such_subteam");
    assertThat(read(KNOWN))
        .isEqualTo(
            new Members.Unknown("Slack did not say who is in the group S0SRE1: no_such_subteam"));
    has("U1ADA");
    read(KNOWN);
    slack.next("usergroups.users.list", ScriptedSlack.Fault.SERVER_ERROR);
    assertThat(read(Duration.ZERO)).isInstanceOf(Members.Unknown.class);
  }
}
