package dev.hindsight.actions.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two observers as one: each with its own failure, neither waiting for the other. */
class AllWorldsTest {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final ObjectRef DEPLOYMENT = new ObjectRef("c1", "Deployment", "shop", "checkout");
  private static final ObjectRef GROUP =
      new ObjectRef("aws/123456789012/eu-west-1", "TargetGroup", "", "web");
  private static final Subject BOTH =
      new Subject("shop", Optional.of("checkout"), Optional.empty(), List.of(), List.of(GROUP));

  private static Diagnosis seen(ObjectRef object) {
    return new Diagnosis(
        Optional.of(object),
        List.of(
            new Observation(object, Observation.Kind.WORKLOAD, object.display(), Optional.empty())),
        List.of(),
        Instant.EPOCH);
  }

  private static final Observer HERE = (_, _) -> seen(DEPLOYMENT);
  private static final Observer THERE = (_, _) -> seen(GROUP);
  private static final Observer NOT_FOUND =
      (_, _) ->
          new Diagnosis(
              Optional.empty(), List.of(), List.of("the Deployment: not found"), Instant.EPOCH);

  private static Diagnosis look(Observer here, Observer there, Subject subject) {
    return new AllWorlds(here, there, CLOCK).observe(subject, Duration.ofMillis(500));
  }

  @Test
  void theDeploymentIsTheWorkloadWhereItIsFound() {
    Diagnosis both = look(HERE, THERE, BOTH);
    assertThat(both.workload()).contains(DEPLOYMENT);
    assertThat(both.observations()).extracting(Observation::object).contains(DEPLOYMENT, GROUP);
  }

  @Test
  void elseTheFirstObjectInAwsIs() {
    Diagnosis both = look(NOT_FOUND, THERE, BOTH);
    assertThat(both.workload()).contains(GROUP);
    assertThat(both.missing()).containsExactly("the Deployment: not found");
  }

  @Test
  void oneThatThrowsOrHangsTakesNothingFromTheOther() {
    Observer broken =
        (_, _) -> {
          throw new IllegalStateException("a bug");
        };
    CountDownLatch never = new CountDownLatch(1);
    Observer hanging =
        (_, _) -> {
          try {
            never.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return seen(DEPLOYMENT);
        };
    assertThat(look(HERE, broken, BOTH).workload()).contains(DEPLOYMENT);
    assertThat(look(HERE, broken, BOTH).missing())
        .singleElement()
        .asString()
        .contains("AWS", "a bug");
    assertThat(look(hanging, THERE, BOTH).workload()).contains(GROUP);
    assertThat(look(hanging, THERE, BOTH).missing())
        .containsExactly("the cluster: not read within 1.5 s");
  }

  @Test
  void whatIsInOneWorldOnlyIsAskedOfThatOne() {
    Observer unwanted =
        (_, _) -> {
          throw new AssertionError("nobody asked");
        };
    assertThat(
            look(HERE, unwanted, new Subject("shop", Optional.of("checkout"), Optional.empty()))
                .workload())
        .contains(DEPLOYMENT);
    Subject inAws =
        new Subject("default", Optional.empty(), Optional.empty(), List.of(), List.of(GROUP));
    assertThat(look(unwanted, THERE, inAws).missing()).isEmpty();
  }
}
