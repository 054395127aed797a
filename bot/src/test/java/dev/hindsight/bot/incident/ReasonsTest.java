package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.prompts.template.Redactor;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people give as a reason is kept for years, so a secret in it must go first. */
class ReasonsTest {

  private static final PersonId ADA = new PersonId("U0ADA");
  private static final PlanId PLAN = new PlanId(1);
  private static final String SECRET = "hun" + "ter2abc";
  private static final String REASON = "it logs DB_PASSWORD=" + SECRET + " all the time";

  private final List<Object> kept = new ArrayList<>();
  private Desk desk;

  @BeforeEach
  void begin() {
    Gate gate = new Gate(person -> new Standing.Approver(), (_, _) -> {});
    desk =
        new Desk(
            new OpenOnly(stub(Incidents.class), stub(Remediation.class)),
            stub(Remediation.class),
            gate,
            new Readers(gate, Clock.systemUTC()),
            stub(HandlingDesk.class),
            new Redactor());
  }

  /** Remembers what it is told, and knows nothing. */
  private <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              kept.addAll(Arrays.asList(arguments));
              return method.getReturnType() == Optional.class
                  ? Optional.empty()
                  : new Answer.Accepted("done");
            }));
  }

  static Stream<Function<Desk, Answer>> waysToGiveAReason() {
    return Stream.of(
        desk -> desk.decide(PLAN, "hash", ADA, Vote.REJECT, REASON),
        desk -> desk.revoke(PLAN, ADA, REASON),
        desk -> desk.breakGlass(PLAN, "hash", ADA, REASON),
        desk -> desk.reviewBreakGlass(PLAN, ADA, REASON),
        desk -> desk.wish(PLAN, new PlanWish.Cancel(REASON), ADA));
  }

  @ParameterizedTest
  @MethodSource("waysToGiveAReason")
  void noneKeepsASecret(Function<Desk, Answer> way) {
    way.apply(desk);

    assertThat(kept.toString())
        .contains("it logs DB_PASSWORD=[redacted:secret] all the time")
        .doesNotContain(SECRET);
  }
}
