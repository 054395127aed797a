package dev.hindsight.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hindsight.bot.incident.IncidentId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpsParserTest {

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
        arguments("stop", new OpsCommand.Misused("Say “stop all”.", Verb.STOP)),
        arguments("stop 7", new OpsCommand.Misused("Say “stop all”.", Verb.STOP)),
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
}
