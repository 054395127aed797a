package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Risk;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the settings say about who agrees to what, and which of it is refused (A40). */
class RosterTest {

  private static final PersonId ADA = new PersonId("U0ADA");
  private static final PersonId BOB = new PersonId("U0BOB");
  private static final PersonId EVE = new PersonId("U0EVE");
  private static final String HASH = "0".repeat(64);

  @Test
  void oneListIsForEveryRisk() {
    Roster roster = roster("approvers=U0ADA,U0BOB");
    for (Risk risk : Risk.values()) {
      assertThat(roster.of(risk)).containsExactly(ADA, BOB);
    }
    assertThat(roster.breaksGlass(ADA)).isFalse();
  }

  @Test
  void aRiskWithAGroupOfItsOwnIsForThatGroupAlone() {
    Roster roster =
        roster(
            "approvers=U0ADA; approval.groups.leads=U0BOB,U0EVE; approval.risks.high=leads;"
                + " approval.break-glass=leads; approval.identities.U0EVE=bob");
    assertThat(roster.of(Risk.MEDIUM)).containsExactly(ADA);
    assertThat(roster.of(Risk.HIGH)).containsExactly(BOB, EVE);
    assertThat(roster.risks(EVE)).containsExactly(Risk.HIGH);
    assertThat(roster.breaksGlass(BOB)).isTrue();
    assertThat(roster.breaksGlass(ADA)).isFalse();
    assertThat(roster.identity(EVE)).contains(new IdentityId("bob"));
    assertThat(roster.identity(BOB)).isEmpty();
    assertThat(roster.toldOfBrokenGlass()).containsExactly(ADA, BOB, EVE);
  }

  @Test
  void nothingAtAllIsNobody() {
    Roster roster = roster("");
    assertThat(roster.everybody()).isEmpty();
    assertThat(roster.has(ADA)).isFalse();
  }

  @Test
  void tokensKeepTheCaseOfTheirOwner() {
    assertThat(roster("approvers=U0ADA; approval.tokens.U0ADA=" + HASH).tokens())
        .containsEntry(ADA, HASH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "approvers= | hindsight.approvers is empty",
        "approvers=U0ADA; approval.groups.sre= | hindsight.approval.groups.sre is empty",
        "approvers=* | no wildcards",
        "approvers=U0ADA,hindsight | the bot itself",
        "approvers=U0ADA; approval.risks.high=lead | risks.high names the group lead",
        "approval.groups.sre=U0ADA; approval.risks.none=sre | approval.risks.none is no risk",
        "approval.groups.sre=U0ADA; approval.risks.high=sre | approval.risks.low is missing",
        "approvers=U0ADA; approval.break-glass=lead | approval.break-glass names the group lead",
        "approvers=U0ADA; approval.tokens.U0ADA=secret | approval.tokens.U0ADA is no SHA-256",
        "approvers=U0ADA; approval.identities.U0ADA= | approval.identities.U0ADA is empty",
      })
  void whatMakesNoSenseIsRefusedWithItsKey(String settings, String why) {
    assertThatThrownBy(() -> roster(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void oneTokenIsNotForTwo() {
    assertThatThrownBy(
            () ->
                roster("approval.tokens.U0ADA=%s; approval.tokens.U0BOB=%s".formatted(HASH, HASH)))
        .hasMessageContaining("somebody else's token");
  }

  @Test
  void aListThatMakesNoSenseKeepsTheBotFromStarting() {
    assertThatThrownBy(() -> new RosterCheck(settings("approvers=")).afterSingletonsInstantiated())
        .hasMessageContaining("hindsight.approvers is empty");
  }

  private static Roster roster(String settings) {
    return Roster.of(settings(settings));
  }

  /** As Spring reads them. */
  static ApproverSettings settings(String settings) {
    Map<String, String> properties =
        Arrays.stream(settings.split(";"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .collect(
                Collectors.toMap(
                    line -> "hindsight." + line.substring(0, line.indexOf('=')),
                    line -> line.substring(line.indexOf('=') + 1)));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("hindsight", ApproverSettings.class);
  }
}
