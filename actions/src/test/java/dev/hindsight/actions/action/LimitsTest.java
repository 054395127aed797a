package dev.hindsight.actions.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.plan.Plans;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an action cannot even be written down with. */
class LimitsTest {

  private static final Target TARGET = Plans.target();
  private static final DrainNode.Pod POD = new DrainNode.Pod("shop", "a", "u", "ReplicaSet r");

  static Stream<ThrowingCallable> beyond() {
    return Stream.of(
        () -> new ScaleDeployment(TARGET, 2, 1001),
        () -> new ScaleStatefulSet(TARGET, 2, -1),
        () -> new Bounds(0, 4),
        () -> new Bounds(5, 4),
        () -> new Bounds(1, 1001),
        () -> new DeletePod(TARGET, "ReplicaSet r", 0),
        () -> new DeletePod(TARGET, "ReplicaSet r", 3601),
        () -> new DrainNode(TARGET, List.of(), false),
        () -> new DrainNode(TARGET, Collections.nCopies(51, POD), false),
        () -> new ExpandVolume(TARGET, "10Gi", "10Gi"),
        () -> new ExpandVolume(TARGET, "10Gi", "9Gi"),
        () -> new ExpandVolume(TARGET, "10Gi", "101Gi"),
        () -> new ExpandVolume(TARGET, "10Gi", "lots"),
        () -> new PatchConfigMap(TARGET, "db-password", "a", "b"),
        () -> new PatchConfigMap(TARGET, "a key", "a", "b"),
        () -> new PatchConfigMap(TARGET, "app.conf", "db.password=x", "b"),
        () -> new PatchConfigMap(TARGET, "app.conf", "a", "url: postgres://me:pw@db/x"),
        () -> new PatchConfigMap(TARGET, "app.conf", "a", "x".repeat(4097)),
        () -> new PatchConfigMap(TARGET, "app.conf", "a", "a"),
        () -> environment("API_TOKEN", "a", "b"),
        () -> environment("9LIVES", "a", "b"),
        () -> environment("LOG_LEVEL", "a", "a"),
        () -> environment("LOG_LEVEL", "a", "$(DB_PASSWORD)"),
        () -> environment("LOG_LEVEL", "a", "two\nlines"),
        () -> environment("LOG_LEVEL", "a", "x".repeat(257)));
  }

  private static SetEnvironment environment(String variable, String from, String to) {
    return new SetEnvironment(TARGET, "app", variable, Optional.of(from), Optional.of(to));
  }

  @ParameterizedTest
  @MethodSource("beyond")
  void cannotBeWrittenDown(ThrowingCallable make) {
    assertThatThrownBy(make).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsJustWithinIsTaken() {
    assertThatCode(
            () -> {
              var _ = new ExpandVolume(TARGET, "10Gi", "100Gi");
              var _ = new DrainNode(TARGET, Collections.nCopies(50, POD), true);
              var _ = new PatchConfigMap(TARGET, "app.conf", "a", "x".repeat(4096));
              var _ = environment("LOG_LEVEL", "a", "");
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD",
        "apiKey",
        "api-key",
        "client_secret",
        "GITHUB_TOKEN",
        "PGPWD",
        "aws.accessKey",
        "tls.key",
        "SENTRY_DSN"
      })
  void aNameOfASecretIsKnown(String name) {
    assertThat(SecretWords.named(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOG_LEVEL", "PAGE_SIZE", "keyspace", "author", "monkey", "app.conf"})
  void aPlainNameIsNone(String name) {
    assertThat(SecretWords.named(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: hunter2",
        "{\"clientSecret\": \"x\"}",
        "-----BEGIN PRIVATE KEY-----",
        "jdbc:postgresql://u:p@db/x",
        "Authorization: Bearer abc"
      })
  void aTextWithASecretIsKnown(String text) {
    assertThat(SecretWords.in(text)).isTrue();
  }

  @Test
  void theNameOfARerunIsShortAndAnotherOneForEachPlan() {
    String name = RerunCronJob.jobName("a".repeat(60), "PLN-1/1/abcdef01");
    assertThat(name).hasSizeLessThanOrEqualTo(63);
    assertThat(name).isEqualTo(RerunCronJob.jobName("a".repeat(60), "PLN-1/1/abcdef01"));
    assertThat(name).isNotEqualTo(RerunCronJob.jobName("a".repeat(60), "PLN-1/1/abcdef02"));
  }
}
