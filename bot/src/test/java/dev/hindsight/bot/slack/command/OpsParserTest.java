package dev.hindsight.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.command.Parsed.Misused;
import dev.hindsight.bot.slack.command.Parsed.Pasted;
import dev.hindsight.bot.slack.command.Parsed.Understood;
import dev.hindsight.bot.slack.command.Parsed.Unknown;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpsParserTest {

  static Stream<Arguments> commands() {
    return Stream.of(
        arguments("", Word.DESK, Map.of()),
        arguments("help ack", Word.HELP, Map.of("verb", "ack")),
        arguments("ack INC-7", Word.ACK, Map.of("incident", "INC-7")),
        arguments("ACK inc-7", Word.ACK, Map.of("incident", "INC-7")),
        arguments("  ack \u00A0 7 ", Word.ACK, Map.of("incident", "INC-7")),
        arguments("ack incident=7", Word.ACK, Map.of("incident", "INC-7")),
        arguments("ack", Word.ACK, Map.of()),
        // what phones and copying make of it
        arguments("ack “INC–7”", Word.ACK, Map.of("incident", "INC-7")),
        arguments("ack „inc-7“", Word.ACK, Map.of("incident", "INC-7")),
        arguments("ack ‘7’", Word.ACK, Map.of("incident", "INC-7")),
        arguments("ack INC\u20117\u200B", Word.ACK, Map.of("incident", "INC-7")),
        // addresses
        arguments(
            "ack <https://w.slack.com/archives/C1/p1700000000000100?thread_ts=1>",
            Word.ACK,
            Map.of("incident", "C1/1700000000.000100")),
        arguments(
            "incident <https://bot.example/incidents/inc-7>",
            Word.INCIDENT,
            Map.of("incident", "INC-7")),
        arguments("status checkout", Word.STATUS, Map.of("service", "checkout")),
        arguments(
            "alerts checkout --state all —sev=2 –since 2h",
            Word.ALERTS,
            Map.of("service", "checkout", "state", "all", "sev", "2", "since", "2h")),
        arguments("plan PLN-7 undo", Word.PLAN, Map.of("plan", "PLN-7", "text", "undo")),
        arguments(
            "cancel pln–7 It is the Wrong one",
            Word.CANCEL,
            Map.of("plan", "PLN-7", "text", "It is the Wrong one")),
        // text is as it was typed, whatever is in it
        arguments(
            "cause 7 was “x” a=b --share it's",
            Word.CAUSE,
            Map.of("incident", "INC-7", "text", "was “x” a=b --share it's")),
        arguments("cause 7 “was it”", Word.CAUSE, Map.of("incident", "INC-7", "text", "was it")),
        arguments(
            "cause text=\"was \\\"it\\\"\" incident=7",
            Word.CAUSE,
            Map.of("text", "was \"it\"", "incident", "INC-7")),
        // who names no incident says only the rest
        arguments("cause was the ledger", Word.CAUSE, Map.of("text", "was the ledger")),
        arguments("stop run PLN-7", Word.STOP, Map.of("text", "run PLN-7")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void gives(String typed, Word word, Map<String, String> args) {
    assertThat(OpsParser.parse(typed))
        .isInstanceOfSatisfying(
            Understood.class,
            read -> {
              assertThat(read.typed().word()).isEqualTo(word);
              assertThat(read.typed().args()).isEqualTo(args);
              assertThat(read.typed().share()).isFalse();
            });
  }

  static Stream<Arguments> others() {
    return Stream.of(
        arguments("ack 7 8", new Misused(Word.ACK, "I do not know what to do with “8”.")),
        arguments("ack seven", new Misused(Word.ACK, "“seven” is no incident.")),
        arguments("ack --now 7", new Misused(Word.ACK, "There is no “--now” here.")),
        arguments("approvals 7", new Misused(Word.APPROVALS, "“approvals” takes nothing more.")),
        // what begins like a command, and is a log
        arguments("status 500 at 03:00:00", new Pasted("status 500 at 03:00:00")),
        arguments("```\nhello\n```", new Pasted("```\nhello\n```")),
        arguments("java.io.IOException: x", new Pasted("java.io.IOException: x")),
        arguments("cause was x\nit took an hour", new Pasted("cause was x\nit took an hour")),
        // what has the marks of a log, and is a command that is not quite right
        arguments(
            "ack INC–7 replicas=3",
            new Misused(Word.ACK, "There is no “replicas” to set here, only incident.")),
        arguments(
            "alerts --colour=red", new Misused(Word.ALERTS, "There is no “--colour=red” here.")),
        arguments("stpo all", new Unknown("stpo", Optional.of("stop all"))),
        arguments("akc 7", new Unknown("akc", Optional.of("ack 7"))),
        // there is deliberately no such word
        arguments(
            "why is checkout down?", new Unknown("why", Optional.of("ask why is checkout down?"))),
        arguments("INC-7 what now", new Unknown("inc-7", Optional.of("ask INC-7 what now"))),
        arguments("why", new Unknown("why", Optional.empty())),
        arguments("approve 42", new Unknown("approve", Optional.empty())),
        arguments("x", new Unknown("x", Optional.empty())));
  }

  @ParameterizedTest
  @MethodSource("others")
  void saysWhatIsWrong(String typed, Parsed read) {
    assertThat(OpsParser.parse(typed)).isEqualTo(read);
  }

  @Test
  void anOptionMayStandAnywhereButInText() {
    for (String typed : new String[] {"status --share", "status -share", "status —share x"}) {
      assertThat(typed(typed).share()).as(typed).isTrue();
    }
    assertThat(typed("ask why --share").share()).isFalse();
  }

  @Test
  void inACardsThreadItsIncidentIsMeant() {
    Optional<IncidentId> here = Optional.of(new IncidentId(9));
    assertThat(typed(OpsParser.parse("ack", here)).incident()).contains(new IncidentId(9));
    assertThat(typed(OpsParser.parse("ack 7", here)).incident()).contains(new IncidentId(7));
    Typed cause = typed(OpsParser.parse("cause right", here));
    assertThat(cause.incident()).contains(new IncidentId(9));
    assertThat(cause.arg("text")).contains("right");
    assertThat(typed(OpsParser.parse("status", here)).args()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "update 3 of 5 replicas are back, INC-42, text, 3 of 5 replicas are back",
        "note 2 pods are gone, INC-42, text, 2 pods are gone",
        "severity 2, INC-42, severity, SEV2",
        "snooze 2 h, INC-42, until, 2 h",
        "update INC-3 all are back, INC-3, text, all are back",
        "severity inc-3 2, INC-3, severity, SEV2",
        "severity incident=3 2, INC-3, severity, SEV2",
      })
  void aBareNumberInAThreadNamesNoOtherIncident(
      String said, String incident, String name, String value) {
    Typed read = typed(OpsParser.parse(said, Optional.of(new IncidentId(42))));
    assertThat(read.incident()).contains(IncidentId.parse(incident).orElseThrow());
    assertThat(read.arg(name)).contains(value);
  }

  /** What a button carries is read as what was meant. */
  @Test
  void aCommandIsSaidAgainAsItIs() {
    for (String typed :
        new String[] {
          "cause 7 was \"x\" \\ it's “so”", "alerts a --sev 2", "plan 7 undo", "runs"
        }) {
      Typed once = typed(typed);
      Typed again = typed(once.again());
      assertThat(again.args()).as(typed).isEqualTo(once.args());
      assertThat(again.word()).isEqualTo(once.word());
    }
  }

  @ParameterizedTest
  @EnumSource(Word.class)
  void everyExampleIsUnderstood(Word word) {
    assertThat(typed(word.example().replace("@ada", "<@U0ADA000001>")).word()).isEqualTo(word);
  }

  private static Typed typed(String text) {
    return typed(OpsParser.parse(text));
  }

  private static Typed typed(Parsed parsed) {
    assertThat(parsed).isInstanceOf(Understood.class);
    return ((Understood) parsed).typed();
  }
}
