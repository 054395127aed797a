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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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

  /**
   * What changes in a large workspace many times a minute would else be one refusal after another.
   */
  @Test
  void slackIsLeftAloneForAsLongAsItAsksWhateverChanges() {
    slack.next("usergroups.users.list", ScriptedSlack.Fault.RATE_LIMITED);
    Members busy = read(KNOWN);
    has("U1ADA");
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    groups.forget();
    assertThat(read(KNOWN)).isEqualTo(busy).isInstanceOf(Members.Unknown.class);
    assertThat(slack.calls("usergroups.users.list")).hasSize(1);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(read(KNOWN)).isEqualTo(known("U1ADA"));
  }

  @Test
  void anOutageIsSaidNotGuessed() {
    slack.next("usergroups.users.list", ScriptedSlack.Fault.SERVER_ERROR);
    assertThat(read(KNOWN)).isInstanceOf(Members.Unknown.class);
    later();
    slack.next("usergroups.users.list", ScriptedSlack.Fault.RATE_LIMITED);
    assertThat(read(KNOWN)).isInstanceOf(Members.Unknown.class);
    nanos.addAndGet(Duration.ofSeconds(7).toNanos());
    slack.refuse("usergroups.users.list", "no_such_subteam");
    assertThat(read(KNOWN))
        .isEqualTo(
            new Members.Unknown("Slack did not say who is in the group S0SRE1: no_such_subteam"));
    later();
    has("U1ADA");
    read(KNOWN);
    slack.next("usergroups.users.list", ScriptedSlack.Fault.SERVER_ERROR);
    assertThat(read(Duration.ZERO)).isInstanceOf(Members.Unknown.class);
    assertThat(read(KNOWN)).as("what was known stays").isEqualTo(known("U1ADA"));
  }

  private void later() {
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
  }

  @Test
  void aGroupThatIsGoneIsNotAskedAtEachPressAndHoldsNoOtherUp() {
    slack.refuse("usergroups.users.list", "no_such_subteam");
    Members gone = read(KNOWN);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(read(KNOWN)).isEqualTo(gone);
    assertThat(slack.calls("usergroups.users.list")).hasSize(1);
    has("U2BOB");
    assertThat(groups.members("S0OTHER", KNOWN)).isEqualTo(known("U2BOB"));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    has("U1ADA");
    assertThat(read(KNOWN)).isEqualTo(known("U1ADA"));
  }

  @Test
  void manyWhoAskAtOnceWhileSlackIsSilentWaitForOneCall() throws InterruptedException {
    for (int i = 0; i < 8; i++) {
      slack.next("usergroups.users.list", ScriptedSlack.Fault.SERVER_ERROR);
    }
    List<Members> heard = new CopyOnWriteArrayList<>();
    List<Thread> asking =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    Thread.startVirtualThread(
                        () -> heard.add(groups.members(i % 2 == 0 ? "S0SRE1" : "S0OTHER", KNOWN))))
            .toList();
    for (Thread one : asking) {
      one.join();
    }
    assertThat(heard).hasSize(8).hasOnlyElementsOfType(Members.Unknown.class);
    assertThat(slack.calls("usergroups.users.list")).hasSize(1);
  }
}
