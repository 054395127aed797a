package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Stop;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.block.Limits;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Modal;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.block.Validator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * However hostile and large the state is, every view of it is one Slack takes, and does nothing.
 */
class HostileViewsTest {

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyMessageIsRight(long seed) {
    HostileIncidents hostile = new HostileIncidents(seed);
    IncidentView view = hostile.view();
    PlanStatus plan = hostile.plan();
    Stream.of(
            IncidentCard.of(view),
            EvidenceView.reply(view),
            PlanView.reply(view, plan),
            PlanView.run(view, plan),
            PlanView.scripts(view, plan),
            ApproverNotice.of(view, plan, Optional.empty()),
            plan.brokenGlass()
                .map(glass -> GlassNotice.of(view, plan, glass, Optional.empty()))
                .orElseGet(() -> IncidentCard.of(view)))
        .forEach(HostileViewsTest::isRight);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyWindowIsRight(long seed) {
    HostileIncidents hostile = new HostileIncidents(seed);
    IncidentView view = hostile.view();
    for (Modal modal : List.of(PlanReview.of(view, hostile.plan()), EvidenceView.window(view))) {
      Modal fitted = Limits.fit(modal);
      assertThat(Validator.check(fitted)).isEmpty();
      doesNothing(JsonMapper.shared().readTree(BlockJson.of(fitted)));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyHomeIsRight(long seed) {
    HostileIncidents hostile = new HostileIncidents(seed);
    List<IncidentView> all = IntStream.range(0, 60).mapToObj(_ -> hostile.view()).toList();
    Home home =
        Limits.fit(
            HomeView.of(
                TestHomes.desk(
                    TestIncidents.ADA,
                    true,
                    new Now(
                        all,
                        Optional.of(new Stop("<!channel> " + "x".repeat(5_000), Instant.EPOCH))),
                    true)));
    assertThat(Validator.check(home)).isEmpty();
    doesNothing(JsonMapper.shared().readTree(BlockJson.of(home)));
  }

  private static void isRight(Message message) {
    Message fitted = Limits.fit(message);
    assertThat(Validator.check(fitted)).isEmpty();
    // neither a defect nor a mention that is not allowed
    assertThat(Outgoing.of(message)).isEqualTo(fitted);
    assertThat(fitted.text()).doesNotContain("<!channel", "<!here", "<!subteam", "<http");
    doesNothing(JsonMapper.shared().readTree(BlockJson.of(fitted.blocks())));
  }

  /** Nothing hostile stands where Slack reads markup, and no invisible character anywhere. */
  private static void doesNothing(JsonNode blocks) {
    assertThat(blocks.toString()).doesNotContain("\u202E", "\u2066", "\u200B", "\\u0000");
    for (JsonNode markup : blocks.findParents("verbatim")) {
      assertThat(markup.get("text").asString())
          .doesNotContain("<!channel", "<!here", "<!subteam", "<#C1", "<https://evil");
    }
  }

  @Test
  void whatDoesNotFitIsCounted() {
    IncidentView many =
        LongStream.range(0, 1_000)
            .mapToObj(seed -> new HostileIncidents(seed).view())
            .filter(view -> view.missing().size() == 60)
            .findFirst()
            .orElseThrow();
    assertThat(BlockJson.of(Limits.fit(EvidenceView.reply(many)).blocks())).contains("and 40 more");
  }
}
