package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.Handoffs;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody has taken over is said once, to whoever went and to whose turn it is. */
class HandoffWatchTest {

  private static final Instant AT = Instant.parse("2026-03-28T12:00:00Z");
  private static final PersonId ERIN = new PersonId("U0ERIN00001");
  private static final PersonId ADA = new PersonId("U0ADA000001");
  private static final PersonId SAM = new PersonId("U0SAM000001");

  private final ScriptedSlack slack = new ScriptedSlack();
  private final List<Handoffs.Handoff> waiting = new ArrayList<>();
  private final HandoffWatch watch = watch(Duration.ofMinutes(30));

  private HandoffWatch watch(Duration after) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    return new HandoffWatch(
        new Handoffs() {
          @Override
          public List<Handoff> untaken(Duration waited) {
            return List.copyOf(waiting);
          }

          @Override
          public void reminded(long id) {
            waiting.removeIf(each -> each.id() == id);
          }
        },
        () ->
            List.of(
                new OnCall.Turn("shop", ADA, AT.plusSeconds(9), ERIN),
                new OnCall.Turn("ledger", SAM, AT.plusSeconds(9), ERIN)),
        new SlackCalls(Slack.getInstance(config).methods("xoxb-1")),
        after);
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private List<String> told() {
    return slack.messages().values().stream()
        .map(m -> m.get("channel").asString() + " " + m.get("text").asString())
        .sorted()
        .toList();
  }

  @Test
  void whoeverWentAndWhoseTurnItIsAreToldOnce() {
    waiting.add(new Handoffs.Handoff(5, "shop", ERIN, AT));
    watch.look();
    watch.look();
    assertThat(told()).hasSize(2);
    assertThat(told().getFirst())
        .startsWith("D" + ADA)
        .contains("<@" + ERIN + "> handed over for shop", "for 30 min", "if it is yours");
    assertThat(told().getLast())
        .startsWith("D" + ERIN)
        .contains("what you handed over for shop", "ask whoever is next");
    assertThat(slack.messages().values().stream().map(m -> m.path("blocks").toString()))
        .as("the next takes it from there, where the handoff itself is not seen too")
        .filteredOn(blocks -> blocks.contains("do_command"))
        .singleElement()
        .asString()
        .contains("Taken over", "handoff taken=");
  }

  @Test
  void whatSlackDoesNotTakeIsToldLaterAndToNobodyTwice() {
    waiting.add(new Handoffs.Handoff(5, "all", ERIN, AT));
    slack.next("chat.postMessage", Fault.RATE_LIMITED);
    watch.look();
    assertThat(waiting).as("not all were told").hasSize(1);
    watch.look();
    assertThat(waiting).isEmpty();
    assertThat(told()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void whoIsGoneHoldsNothingUp() {
    waiting.add(new Handoffs.Handoff(5, "shop", ERIN, AT));
    slack.refuse("conversations.open", "user_not_found");
    watch.look();
    assertThat(waiting).isEmpty();
    assertThat(told()).hasSize(1);
  }

  @Test
  void whereNobodyIsToBeRemindedNobodyIs() {
    waiting.add(new Handoffs.Handoff(5, "shop", ERIN, AT));
    watch(Duration.ZERO).look();
    assertThat(told()).isEmpty();
  }
}
