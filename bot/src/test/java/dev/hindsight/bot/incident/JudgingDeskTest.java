package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.CauseDesk.Choice;
import dev.hindsight.bot.incident.CauseDesk.Other;
import dev.hindsight.bot.incident.IncidentView.Judged.Word;
import dev.hindsight.bot.incident.IncidentView.Kept;
import dev.hindsight.knowledge.CauseVerdicts;
import dev.hindsight.knowledge.ConfirmedIncidents;
import dev.hindsight.knowledge.KnownCauses;
import dev.hindsight.knowledge.Lessons;
import dev.hindsight.knowledge.PastIncident;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person says what an incident's cause was, and the lesson says so. */
class JudgingDeskTest {

  private static final PersonId ADA = new PersonId("U0ADA000001");
  private static final PersonId ERIN = new PersonId("U0ERIN00001");
  private static final PersonId GUEST = new PersonId("U0GUEST0001");

  private final DataSource database = TestDatabase.with("knowledge");
  private final AnnotationConfigApplicationContext knowledge = knowledge();
  private final PathBed bed =
      new PathBed(knowledge.getBean(Lessons.class), knowledge.getBean(CauseVerdicts.class));
  private final IncidentId id = bed.open();
  private final CauseDesk desk =
      new JudgingDesk(
          new Gate(JudgingDeskTest::standing, (_, _) -> {}),
          bed.incidents(),
          bed.get(dev.hindsight.actions.Remediation.class),
          bed.get(Verdicts.class),
          new Alternatives(
              knowledge.getBean(KnownCauses.class),
              text -> text.replace("hunter2", "[redacted:secret]")));

  private AnnotationConfigApplicationContext knowledge() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
    context.registerBean(Clock.class, Clock::systemUTC);
    context.registerBean("redactor", UnaryOperator.class, UnaryOperator::identity);
    context.scan("dev.hindsight.knowledge.store");
    context.refresh();
    return context;
  }

  @BeforeEach
  void resolved() {
    bed.incidents().found(id, findings());
    bed.incidents().offered(id, new PlanId(42), new Grounds(List.of("A1"), findings()));
    bed.planState = PlanState.REJECTED;
    for (int i = 0; i < 3; i++) {
      bed.closing().settle(id);
      bed.pass(java.time.Duration.ofSeconds(41));
    }
  }

  @AfterEach
  void close() {
    bed.close();
    knowledge.close();
    ((HikariDataSource) database).close();
  }

  private static Findings findings() {
    return new Findings(
        Optional.empty(),
        "oom_killed",
        List.of(cause("oom_killed", "out of memory"), cause("memory_leak", "it leaks")),
        List.of(),
        List.of(new IncidentView.Evidence(1, "Pod shop/checkout-1", "event", "OOMKilled")),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static IncidentView.Cause cause(String category, String title) {
    return new IncidentView.Cause(
        title, "likely", List.of(1), List.of(), 80, "Pod shop/checkout-1", category);
  }

  private static Standing standing(PersonId person) {
    return person.equals(GUEST)
        ? new Standing.Nobody("Guests cannot.")
        : new Standing.Colleague(() -> "");
  }

  private Kept kept() {
    return bed.get(Board.class).view(id).orElseThrow().kept().orElseThrow();
  }

  private List<PastIncident> taught() {
    return knowledge.getBean(ConfirmedIncidents.class).newest().stream()
        .filter(PastIncident::teaches)
        .toList();
  }

  private long version() {
    return bed.incidents().find(id).orElseThrow().version();
  }

  @Test
  void aPersonConfirmsWhatNoFixHas() {
    assertThat(taught()).isEmpty();
    long before = version();

    assertThat(desk.right(kept().ref(), ADA)).isInstanceOf(Answer.Accepted.class);

    assertThat(kept().judged())
        .hasValueSatisfying(
            judged -> {
              assertThat(judged.person()).isEqualTo(ADA);
              assertThat(judged.word()).isEqualTo(Word.RIGHT);
            });
    assertThat(taught()).extracting(PastIncident::cause).containsExactly("oom_killed");
    assertThat(version()).isGreaterThan(before);
  }

  @Test
  void aDoubleClickIsHeardOnce() {
    CauseRef seen = kept().ref();
    desk.right(seen, ADA);
    long after = version();

    assertThat(desk.right(seen, ADA)).isInstanceOf(Answer.Accepted.class);
    assertThat(version()).isEqualTo(after);
    assertThat(desk.other(seen, new Other.Chosen(CauseDesk.UNKNOWN), ERIN))
        .isInstanceOf(Answer.Refused.class);
    assertThat(kept().judged()).map(IncidentView.Judged::person).contains(ADA);
  }

  @Test
  void theLaterWordWinsAndCanBeTakenBack() {
    desk.right(kept().ref(), ADA);
    desk.other(kept().ref(), new Other.Chosen("found:memory_leak"), ERIN);

    assertThat(kept().now()).isEqualTo("it leaks");
    assertThat(taught())
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.cause()).isEqualTo("memory_leak");
              assertThat(past.object()).contains("Pod shop/checkout-1");
            });

    desk.withdraw(kept().ref(), ADA);
    assertThat(kept().now()).isEqualTo("out of memory");
    assertThat(kept().judged()).isEmpty();
    assertThat(taught()).isEmpty();
  }

  @Test
  void whatElseWasRankedComesFirstAmongTheChoices() {
    List<Choice> choices = desk.choices(id).orElseThrow().all();

    assertThat(choices.getFirst()).isEqualTo(new Choice("found:memory_leak", "it leaks"));
    assertThat(choices).extracting(Choice::value).contains("known:image_pull");
    assertThat(choices)
        .extracting(Choice::value)
        .doesNotHaveDuplicates()
        .doesNotContain("found:oom_killed", "known:oom_killed", "known:memory_leak");
    assertThat(choices).hasSizeLessThan(100).allMatch(choice -> choice.value().length() <= 75);
  }

  @Test
  void inWordsOfTheirOwnWithoutSecretsAndByTheNameThatItHas() {
    desk.other(kept().ref(), new Other.InWords("Image pull"), ADA);
    assertThat(taught()).extracting(PastIncident::cause).containsExactly("image_pull");

    desk.other(kept().ref(), new Other.InWords("password hunter2 was old"), ADA);
    assertThat(kept().now()).isEqualTo("password [redacted:secret] was old");
    assertThat(taught()).extracting(PastIncident::cause).noneMatch(c -> c.contains("hunter2"));
    assertThat(desk.choices(id).orElseThrow().all())
        .extracting(Choice::value)
        .contains("known:password_redacted_secret_was_old");
  }

  @Test
  void aCauseThatIsNamedInWordsKeepsItsObject() {
    desk.other(kept().ref(), new Other.InWords("memory leak"), ADA);
    assertThat(taught())
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.cause()).isEqualTo("memory_leak");
              assertThat(past.object()).contains("Pod shop/checkout-1");
            });

    desk.other(kept().ref(), new Other.InWords("OOM killed"), ERIN);
    assertThat(kept().judged()).map(IncidentView.Judged::word).contains(Word.RIGHT);
    assertThat(taught())
        .singleElement()
        .satisfies(past -> assertThat(past.object()).contains("Pod shop/checkout-1"));
  }

  @Test
  void aTitleIsNoStory() {
    assertThat(desk.other(kept().ref(), new Other.InWords("so it went ".repeat(10)), ADA))
        .isEqualTo(
            new Answer.Refused(
                Answer.Reason.WRONG_STATE,
                "A cause has at most 100 characters, this has 109; nothing was changed."));
    assertThat(kept().judged()).isEmpty();
  }

  @Test
  void garbageChangesNothing() {
    CauseRef ref = kept().ref();
    List<Other> garbage =
        List.of(
            new Other.Chosen("found:9"),
            new Other.Chosen(""),
            new Other.InWords(" ?! "),
            new Other.InWords("something new"));

    assertThat(garbage)
        .allSatisfy(
            other -> assertThat(desk.other(ref, other, ADA)).isInstanceOf(Answer.Refused.class));
    assertThat(desk.right(new CauseRef(id, 0, "0".repeat(16)), ADA))
        .isInstanceOf(Answer.Refused.class);
    assertThat(desk.right(new CauseRef(new IncidentId(99), 0, ref.hash()), ADA))
        .isInstanceOf(Answer.Refused.class);
    assertThat(kept().judged()).isEmpty();
  }

  @Test
  void whoMayDoNothingElseMaySayNothing() {
    assertThat(desk.right(kept().ref(), GUEST))
        .isEqualTo(new Answer.Refused(Answer.Reason.NOT_AN_APPROVER, "Guests cannot."));
    assertThat(taught()).isEmpty();
  }

  @Test
  void ofWhatIsOpenNothingIsSaid() {
    CauseRef seen = kept().ref();
    bed.incidents().reopen(id);

    assertThat(desk.right(seen, ADA)).isInstanceOf(Answer.Refused.class);
    assertThat(desk.other(seen, new Other.InWords("memory leak"), ADA).text())
        .isEqualTo("%s is not over, or there is no such incident; nothing was changed.", id);
    assertThat(desk.choices(id)).isEmpty();
  }
}
