package dev.hindsight.knowledge.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.CauseVerdicts.Answer;
import dev.hindsight.knowledge.KeptCause;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.NamedCause;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Seen;
import dev.hindsight.knowledge.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people say of a cause counts for more than what the bot found, and is never lost. */
class JdbcVerdictsTest {

  private static final NamedCause LEAK =
      new NamedCause("memory_leak", "it leaks", Optional.of("Deployment shop/checkout"));

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private final JdbcLessons lessons = new JdbcLessons(jdbc, UnaryOperator.identity());
  private final JdbcConfirmedIncidents past = new JdbcConfirmedIncidents(jdbc);
  private final JdbcVerdicts verdicts =
      new JdbcVerdicts(
          jdbc,
          KnowledgeDatabase.transaction(),
          text -> text.replace("hunter2", "[redacted:secret]"));

  @BeforeEach
  void aLesson() {
    keep("oom_killed", "Pod shop/checkout-1");
  }

  private void keep(String cause, String culprit) {
    lessons.keep(
        Samples.unconfirmed("INC-1", "checkout", cause), new Seen(Optional.of(culprit), List.of()));
  }

  private KeptCause now() {
    return verdicts.of("INC-1").orElseThrow();
  }

  private Answer say(String person, Verdict verdict) {
    return verdicts.say("INC-1", person, verdict, now().words());
  }

  @Test
  void nothingTeachesBeforeSomebodySaysThatItWasRight() {
    assertThat(past.newest()).isEmpty();
    assertThat(now().confirmed()).isFalse();

    assertThat(say("U1", new Verdict.Right())).isInstanceOf(Answer.Kept.class);

    assertThat(past.newest()).extracting(PastIncident::cause).containsExactly("oom_killed");
    assertThat(now().said()).map(KeptCause.Said::person).contains("U1");
  }

  @Test
  void anotherCauseTakesThePlaceOfWhatWasFound() {
    say("U1", new Verdict.Other(LEAK));

    assertThat(now().now()).isEqualTo(LEAK);
    assertThat(now().found().category()).isEqualTo("oom_killed");
    assertThat(past.newest())
        .filteredOn(PastIncident::teaches)
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.cause()).isEqualTo("memory_leak");
              assertThat(incident.object()).isEqualTo(LEAK.object());
            });
  }

  @Test
  void theLaterWordWinsAndAllAreKept() {
    say("U1", new Verdict.Other(LEAK));
    say("U2", new Verdict.Right());

    assertThat(now().now().category()).isEqualTo("oom_killed");
    assertThat(now().now().object()).contains("Pod shop/checkout-1");
    assertThat(now().said()).map(KeptCause.Said::person).contains("U2");
    assertThat(history()).containsExactly("U1 other", "U2 right");
  }

  @Test
  void whatIsTakenBackLeavesWhatWasFound() {
    say("U1", new Verdict.Other(LEAK));
    say("U2", new Verdict.Withdrawn());

    assertThat(now().now().category()).isEqualTo("oom_killed");
    assertThat(now().confirmed()).isFalse();
    assertThat(now().said()).isEmpty();
    assertThat(history()).containsExactly("U1 other", "U2 withdrawn");
  }

  @Test
  void saidTwiceIsSaidOnce() {
    long seen = now().words();
    verdicts.say("INC-1", "U1", new Verdict.Other(LEAK), seen);

    assertThat(verdicts.say("INC-1", "U1", new Verdict.Other(LEAK), seen))
        .isEqualTo(new Answer.Kept(now(), false));
    assertThat(history()).hasSize(1);
  }

  @Test
  void whoSawAnOldCardIsToldThatSomebodyWasQuicker() {
    long seen = now().words();
    say("U1", new Verdict.Other(LEAK));

    assertThat(verdicts.say("INC-1", "U2", new Verdict.Right(), seen))
        .isEqualTo(new Answer.Outrun(now()));
    assertThat(now().now()).isEqualTo(LEAK);
  }

  @Test
  void ofManyAtTheSameTimeOneIsHeard() {
    List<Answer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> verdicts.say("INC-1", "U" + i, new Verdict.Right(), 0))
            .toList();

    assertThat(answers).filteredOn(Answer.Kept.class::isInstance).hasSize(1);
    assertThat(history()).hasSize(1);
  }

  @Test
  void aPersonsWordOutlivesALessonThatIsKeptAgain() {
    say("U1", new Verdict.Other(LEAK));
    keep("oom_killed", "Pod shop/checkout-1");

    assertThat(now().now()).isEqualTo(LEAK);
    assertThat(now().confirmed()).isTrue();
  }

  @Test
  void aWordOnAnotherCauseThanTheOneFoundAtLastCountsForNothing() {
    say("U1", new Verdict.Right());
    keep("image_pull", "Pod shop/checkout-2");

    assertThat(now().now().category()).isEqualTo("image_pull");
    assertThat(now().confirmed()).isFalse();
    assertThat(now().said()).isEmpty();
  }

  @Test
  void aFlapThatFindsNothingSilencesNobody() {
    say("U1", new Verdict.Right());
    keep("something_new");
    keep("nothing_wrong");

    assertThat(now().now().category()).isEqualTo("oom_killed");
    assertThat(now().now().object()).contains("Pod shop/checkout-1");
    assertThat(now().said()).map(KeptCause.Said::person).contains("U1");
    assertThat(past.newest())
        .singleElement()
        .satisfies(lesson -> assertThat(lesson.cause()).isEqualTo("oom_killed"));
  }

  @Test
  void whatIsFoundAtLastTakesThePlaceOfNothing() {
    keep("something_new");
    jdbc.sql("update knowledge.lessons set cause = 'something_new', culprit = null").update();
    keep("oom_killed", "Pod shop/checkout-2");

    assertThat(now().found().category()).isEqualTo("oom_killed");
    assertThat(now().found().object()).contains("Pod shop/checkout-2");
  }

  @Test
  void aPersonsObjectNeverBecomesWhatWasFound() {
    jdbc.sql("delete from knowledge.lessons").update();
    keep("oom_killed");
    say("U1", new Verdict.Other(LEAK));
    keep("oom_killed");
    assertThat(now().found().object()).isEmpty();

    say("U1", new Verdict.Withdrawn());
    assertThat(now().now().object()).isEmpty();
  }

  @Test
  void aLessonThatIsKeptAgainIsStillCalledByWhatCounts() {
    say("U1", new Verdict.Other(LEAK));
    String called = hash();
    keep("oom_killed", "Pod shop/checkout-1");
    assertThat(hash()).isEqualTo(called);
  }

  private void keep(String cause) {
    lessons.keep(Samples.unconfirmed("INC-1", "checkout", cause), Seen.NOTHING);
  }

  @Test
  void aBotOfTheReleaseBeforeLosesNoWordEither() {
    say("U1", new Verdict.Other(LEAK));
    jdbc.sql("update knowledge.lessons set cause = 'oom_killed', confirmed = false").update();

    assertThat(now().now()).isEqualTo(LEAK);
  }

  @Test
  void whatWasNotTheCauseIsRememberedAsThat() {
    say("U1", new Verdict.Unknown());

    assertThat(past.newest())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.cause()).isEqualTo("oom_killed");
              assertThat(refused.teaches()).isFalse();
            });
  }

  @Test
  void aLessonThatIsCalledOtherwiseIsEmbeddedAnew() {
    String found = hash();
    say("U1", new Verdict.Other(LEAK));
    assertThat(hash()).isNotEqualTo(found);
    say("U1", new Verdict.Withdrawn());
    assertThat(hash()).isEqualTo(found);
  }

  private String hash() {
    return jdbc.sql("select words_hash from knowledge.lessons").query(String.class).single();
  }

  @Test
  void thereMustBeALesson() {
    assertThat(verdicts.say("INC-2", "U1", new Verdict.Right(), 0))
        .isEqualTo(new Answer.NoLesson());
    assertThat(verdicts.of("INC-2")).isEmpty();
  }

  @Test
  void aPersonsWordsAreRedacted() {
    say("U1", new Verdict.Other(NamedCause.inWords("the password hunter2 was old").orElseThrow()));

    assertThat(now().now().title()).isEqualTo("the password [redacted:secret] was old");
    assertThat(jdbc.sql("select v::text from knowledge.verdicts v").query(String.class).single())
        .doesNotContain("hunter2");
  }

  @Test
  void wordsBecomeACategoryOrNone() {
    assertThat(NamedCause.inWords("  The disk\n was full! "))
        .contains(new NamedCause("the_disk_was_full", "The disk was full!", Optional.empty()));
    assertThat(NamedCause.inWords(" ?! ")).isEmpty();
    assertThat(NamedCause.inWords("something new")).isEmpty();
  }

  private List<String> history() {
    return jdbc.sql("select person || ' ' || verdict from knowledge.verdicts order by number")
        .query(String.class)
        .list();
  }
}
