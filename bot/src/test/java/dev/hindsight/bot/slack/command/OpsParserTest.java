package dev.hindsight.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.PlanWish;
import dev.hindsight.bot.slack.command.OpsCommand.Judgement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpsParserTest {

  private static final String STOP_WHAT = "Say “stop all” or “stop run PLN-7”.";

  static Stream<Arguments> commands() {
    OpsCommand ack = new OpsCommand.Acknowledge(new IncidentId(7));
    return Stream.of(
        arguments("", new OpsCommand.Help()),
        arguments("help", new OpsCommand.Help()),
        arguments("help ack", new OpsCommand.Help()),
        arguments("ack INC-7", ack),
        arguments("ACK inc-7", ack),
        arguments("  ack \u00A0 7 ", ack),
        // what phones and copying make of it
        arguments("ack “INC–7”", ack),
        arguments("ack INC\u20117\u200B", ack),
        arguments("incident 7", new OpsCommand.Show(new IncidentId(7))),
        arguments("explain 7", new OpsCommand.Explain(new IncidentId(7))),
        arguments("explain", new OpsCommand.ExplainThread()),
        arguments("explain 7 8", new OpsCommand.Misused("One incident at a time.", Verb.EXPLAIN)),
        arguments("explain seven", new OpsCommand.Misused("“seven” is no incident.", Verb.EXPLAIN)),
        arguments("explain OOMKilled", new OpsCommand.ExplainText("OOMKilled")),
        arguments("Explain  Pod “a” is gone", new OpsCommand.ExplainText("Pod “a” is gone")),
        arguments("explain\nline 1\nline 2", new OpsCommand.ExplainText("line 1\nline 2")),
        arguments(
            "explain <https://w.slack.com/archives/C1/p1700000000000100?thread_ts=1>",
            new OpsCommand.ExplainMessage("C1", "1700000000.000100")),
        // what begins like a command, and is a log
        arguments("status 500 at 03:00:00", new OpsCommand.ExplainText("status 500 at 03:00:00")),
        arguments("```\nhello\n```", new OpsCommand.ExplainText("```\nhello\n```")),
        arguments("java.io.IOException: x", new OpsCommand.ExplainText("java.io.IOException: x")),
        arguments("digest preview", new OpsCommand.Digest()),
        arguments("digest", new OpsCommand.Misused("Say “digest preview”.", Verb.DIGEST)),
        arguments("status", new OpsCommand.Status()),
        arguments("alerts", new OpsCommand.Alerts()),
        arguments("plans", new OpsCommand.Plans()),
        arguments("status 7", new OpsCommand.Misused("“status” takes nothing more.", Verb.STATUS)),
        arguments("stop all", new OpsCommand.StopAll()),
        arguments("resume ALL", new OpsCommand.ResumeAll()),
        arguments("ack", new OpsCommand.Misused("Which incident?", Verb.ACK)),
        arguments("ack 7 8", new OpsCommand.Misused("One incident at a time.", Verb.ACK)),
        arguments("ack seven", new OpsCommand.Misused("“seven” is no incident.", Verb.ACK)),
        // never guess what is to be stopped
        arguments("stop", new OpsCommand.Misused(STOP_WHAT, Verb.STOP)),
        arguments("stop 7", new OpsCommand.Misused(STOP_WHAT, Verb.STOP)),
        arguments("stop run", new OpsCommand.Misused(STOP_WHAT, Verb.STOP)),
        arguments("stop run PLN-7", wish(new PlanWish.Cancel(""))),
        arguments("cancel pln–7", wish(new PlanWish.Cancel(""))),
        arguments("cancel 7 It is the Wrong one", wish(new PlanWish.Cancel("It is the Wrong one"))),
        arguments("cancel", new OpsCommand.Misused("Which plan?", Verb.CANCEL)),
        arguments("plan PLN-7 undo", wish(new PlanWish.Undo())),
        arguments("plan 7 applied", wish(new PlanWish.Looked(true))),
        arguments("plan 7 not-applied", wish(new PlanWish.Looked(false))),
        arguments("plan 7 not applied", wish(new PlanWish.Looked(false))),
        arguments("plan 7 diagnostics", new OpsCommand.Diagnostics(new PlanId(7))),
        arguments("plan 7 yes", wish(new PlanWish.Answered(true))),
        arguments("plan 7 no", wish(new PlanWish.Answered(false))),
        arguments("plan", new OpsCommand.Misused("Which plan?", Verb.PLAN)),
        arguments("stpo all", new OpsCommand.Unknown("stpo", Optional.of("stop all"))),
        arguments("akc 7", new OpsCommand.Unknown("akc", Optional.of("ack 7"))),
        arguments("approve 42", new OpsCommand.Unknown("approve", Optional.empty())),
        arguments("x", new OpsCommand.Unknown("x", Optional.empty())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void reads(String typed, OpsCommand meant) {
    assertThat(OpsParser.parse(typed)).isEqualTo(meant);
  }

  @Test
  void inACardsThreadItsIncidentIsMeant() {
    Optional<IncidentId> here = Optional.of(new IncidentId(9));
    assertThat(OpsParser.parse("ack", here))
        .isEqualTo(new OpsCommand.Acknowledge(new IncidentId(9)));
    assertThat(OpsParser.parse("explain", here))
        .isEqualTo(new OpsCommand.Explain(new IncidentId(9)));
    assertThat(OpsParser.parse("ack 7", here))
        .isEqualTo(new OpsCommand.Acknowledge(new IncidentId(7)));
    assertThat(OpsParser.parse("stop", here)).isInstanceOf(OpsCommand.Misused.class);
    assertThat(OpsParser.parse("cause right", here)).isEqualTo(judge(9, Judgement.RIGHT, ""));
    assertThat(OpsParser.parse("cause 7 undo", here)).isEqualTo(judge(7, Judgement.UNDO, ""));
    assertThat(OpsParser.parse("cause", here)).isInstanceOf(OpsCommand.Misused.class);
  }

  @Test
  void aCauseIsNamedAsItWasTyped() {
    assertThat(OpsParser.parse("cause INC-7 was  a Lock that was old"))
        .isEqualTo(judge(7, Judgement.WAS, "a Lock that was old"));
    assertThat(OpsParser.parse("cause INC-7 was")).isInstanceOf(OpsCommand.Misused.class);
    String pasted = "cause was the disk\nit took an hour\nnobody saw it";
    assertThat(OpsParser.parse(pasted, Optional.of(new IncidentId(9))))
        .isEqualTo(new OpsCommand.ExplainText(pasted));
    assertThat(OpsParser.parse("cause INC-7 right now")).isInstanceOf(OpsCommand.Misused.class);
  }

  private static OpsCommand wish(PlanWish wish) {
    return new OpsCommand.Wish(new PlanId(7), wish);
  }

  private static OpsCommand judge(long incident, Judgement how, String words) {
    return new OpsCommand.Judge(new IncidentId(incident), how, words);
  }
}
