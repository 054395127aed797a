package dev.hindsight.actions.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.plan.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of a plan that a model drafted says so, in whatever language and whatever it acts on. */
class DraftedScriptsTest {

  private static final String MARK = "drafted by a model, not proven";

  private static List<Plan> plans(String playbook) {
    Step cluster = Step.of(Samples.all().getFirst(), List.of(Plans.WORKLOAD));
    Step cloud = Step.of(AwsSamples.all().getFirst(), List.of(Plans.WORKLOAD));
    return Stream.of(
            List.of(cluster), List.of(cloud), List.of(cluster, cloud), List.of(cloud, cluster))
        .map(steps -> new Plan("Several steps", playbook, Plans.target(), steps, List.of()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Script.class)
  void itsFirstLinesSaySo(Script language) {
    for (Plan plan : plans(Drafting.PLAYBOOK)) {
      assertThat(language.of("PLN-7", plan).lines().limit(5)).anyMatch(line -> line.contains(MARK));
    }
    for (Plan plan : plans("raise-memory")) {
      assertThat(language.of("PLN-7", plan)).doesNotContain(MARK);
    }
  }
}
