package dev.hindsight.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.rank.Ranking;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationsTest {

  @Test
  void saysWhatWhyLastTimeAndWhatChanged() {
    Symptoms symptoms =
        Samples.checkout(
            "KubePodNotReady",
            "container: container checkout: waiting ImagePullBackOff, restarts 0, image"
                + " registry.example/checkout:1.8.3-rc1",
            "event: Warning Failed x3: Failed to pull image"
                + " \"registry.example/checkout:1.8.3-rc1\": manifest unknown",
            "rollout: revision 3 (current, 2 min ago): image checkout:1.8.2 -> checkout:1.8.3-rc1");
    Lesson plain = Samples.lesson("INC-7", "checkout", "KubePodNotReady", "image_pull");
    Match match =
        new Match(
            Match.Kind.LESSON, "LSN-4", "", 1, List.of(), "", Optional.of(withId(plain, "LSN-4")));

    assertThat(explained(symptoms, List.of(match)))
        .containsExactly(
            new Explanation(
                "Likely: checkout cannot pull image registry.example/checkout:1.8.3-rc1: manifest"
                    + " unknown.",
                List.of(1, 2, 3)),
            new Explanation(
                "Seen: container checkout: waiting ImagePullBackOff, restarts 0, image"
                    + " registry.example/checkout:1.8.3-rc1; Warning Failed x3: Failed to pull"
                    + " image \"registry.example/checkout:1.8.3-rc1\": manifest unknown.",
                List.of(1, 2)),
            new Explanation(
                "Last time (LSN-4, 12 days before, checkout): the rollout was undone, which"
                    + " helped. This cause: last time too, LSN-4.",
                List.of()),
            new Explanation(
                "It was changed shortly before: revision 3 (current, 2 min ago): image"
                    + " checkout:1.8.2 -> checkout:1.8.3-rc1.",
                List.of(3)));
  }

  @Test
  void saysWhatIsMissingWhenNothingFits() {
    Symptoms symptoms =
        Samples.checkout("HighErrorRate", "log: ERROR voucher table has two rows for one code");

    assertThat(explained(symptoms, List.of()))
        .containsExactly(
            new Explanation("Something new on checkout: no known cause fits.", List.of(1)),
            new Explanation(
                "Not explained yet: ERROR voucher table has two rows for one code.", List.of(1)),
            new Explanation(
                "The state of the containers was not seen (kubectl describe pod).", List.of()));
  }

  @Test
  void namesTheObjectThatTheTitleLeavesOut() {
    EvidenceLine replica =
        new EvidenceLine(
            1, "Pod cache/keys-0", "state", "slave0:ip=10.0.9.9,port=6379,state=online,lag=55");
    Symptoms symptoms =
        new Symptoms("reader", "cache", List.of(), List.of(), List.of(replica), Samples.SINCE);

    assertThat(explained(symptoms, List.of()))
        .anyMatch(one -> one.sentence().startsWith("Seen on Pod cache/keys-0: slave0"));
  }

  @Test
  void staysShortWhateverTheEvidence() {
    String hostile = "log: ERROR " + "*bold* <!channel> \n".repeat(500);
    List<Explanation> told = explained(Samples.checkout("X", hostile, hostile), List.of());

    assertThat(told).hasSizeBetween(2, 4);
    assertThat(told).allMatch(one -> one.sentence().length() < 600);
    assertThat(told).noneMatch(one -> one.sentence().contains("\n"));
  }

  private static List<Explanation> explained(Symptoms symptoms, List<Match> matches) {
    return Explanations.explain(symptoms, Ranking.shipped().rank(symptoms, matches));
  }

  private static Lesson withId(Lesson lesson, String id) {
    return new Lesson(
        Optional.of(id),
        lesson.incident(),
        lesson.service(),
        lesson.namespace(),
        lesson.alertNames(),
        lesson.summary(),
        lesson.cause(),
        lesson.causeTitle(),
        lesson.fix(),
        lesson.helped(),
        lesson.confirmed(),
        lesson.took(),
        lesson.openedAt(),
        lesson.link(),
        lesson.evidence());
  }
}
