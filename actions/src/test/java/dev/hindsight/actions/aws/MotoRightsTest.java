package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.rights.AwsRights;
import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.Finding.Level;
import dev.hindsight.actions.rights.IamPolicy;
import dev.hindsight.actions.rights.SessionPolicy;
import dev.hindsight.actions.rights.Statement;
import dev.hindsight.testing.Moto;
import dev.hindsight.testing.Moto.AccessKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Before moto's check of rights: the printed policy is enough for every action, and none is idle.
 */
class MotoRightsTest {

  private static final AwsRights WHOLE =
      AwsRights.of(EnabledActions.aws(List.of()), AwsBed.PLACE.account(), List.of(AwsBed.REGION));
  private static final Map<String, AccessKey> LAME = new HashMap<>();

  private static Moto moto;
  private static AwsBed whole;
  private static String role;
  private static String running;

  @BeforeAll
  static void start() {
    moto = Moto.require();
    AwsBed free = bed(AwsBasicCredentials.create("test", "test"));
    running =
        Answers.text(
            free.call(
                AwsService.EC2,
                "RunInstances",
                p -> p.put("ImageId", "ami-12c6146b").put("MinCount", 1).put("MaxCount", 1)),
            "/Instances/0/InstanceId");
    whole = bed(moto.user("bot", policy(WHOLE.all())));
    for (AwsAction action : AwsSamples.all()) {
      LAME.put(action.name(), moto.user("no-" + action.name(), policy(without(action))));
    }
    role = moto.role("runner", policy(WHOLE.all()));
    LAME.put("runner", moto.user("runner", assume(role)));
    moto.checkRightsAfter(0);
  }

  @AfterAll
  static void stop() {
    moto.reset();
  }

  static Stream<AwsAction> actions() {
    return AwsSamples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void withTheWholePolicyTheActionIsAllowedAndSoIsReading(AwsAction action) {
    assertThat(reason(whole.adapter.read(action.object())))
        .isNotEqualTo(Optional.of(Reason.FORBIDDEN));
    assertThat(reason(write(whole, action))).isNotEqualTo(Optional.of(Reason.FORBIDDEN));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void withoutItsOneStatementItIsRefusedAndTheRightIsNamed(AwsAction action) {
    AwsBed lame = bed(Objects.requireNonNull(LAME.get(action.name())));
    assertThat(write(lame, action))
        .isInstanceOfSatisfying(
            Outcome.GaveUp.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN);
              assertThat(refused.text())
                  .contains("(IAM %s)".formatted(action.call("").permission()));
            });
  }

  @Test
  void whatIsThereIsReadTriedAndChanged() {
    Target target = whole.read(AwsBed.ref(AwsKind.INSTANCE, "", running)).target();
    Live off = whole.run(new StopInstance(target), "m");
    assertThat(new StopInstance(target).now(off)).isEqualTo(new StopInstance(target).after());
  }

  @Test
  void aSessionForAPlanMayDoThePlanOnly() {
    AwsAction stop = actions().filter(StopInstance.class::isInstance).findFirst().orElseThrow();
    Plan plan = Plan.of("stop it", "", stop, List.of(stop.object()));
    SessionPolicy.Scoped scoped = (SessionPolicy.Scoped) SessionPolicy.of(plan);
    JsonNode given =
        bed(Objects.requireNonNull(LAME.get("runner")))
            .call(
                AwsService.STS,
                "AssumeRole",
                p ->
                    p.put("RoleArn", role)
                        .put("RoleSessionName", "PLN-1")
                        .put("Policy", scoped.json()));
    AwsBed session =
        bed(
            AwsSessionCredentials.create(
                Answers.text(given, "/Credentials/AccessKeyId"),
                Answers.text(given, "/Credentials/SecretAccessKey"),
                Answers.text(given, "/Credentials/SessionToken")));
    assertThat(reason(write(session, stop))).isNotEqualTo(Optional.of(Reason.FORBIDDEN));
    assertThat(reason(write(session, new RebootInstance(stop.target()))))
        .contains(Reason.FORBIDDEN);
  }

  @Test
  void theDoctorFindsTheRightThatIsMissingAndNoOther() {
    assertThat(findings(whole)).noneMatch(one -> one.level() == Level.MISSING);
    assertThat(findings(bed(Objects.requireNonNull(LAME.get("stop-instance")))))
        .filteredOn(one -> one.level() == Level.MISSING)
        .singleElement()
        .asString()
        .contains("no right to ec2:StopInstances, needed for stop-instance");
  }

  private static List<Finding> findings(AwsBed bed) {
    AwsSettings settings = AwsBed.settings(moto.endpoint());
    return new AwsCheckup(bed.api, settings, AwsBed.resources(settings), RoleSettings.NONE)
        .examine(EnabledActions.aws(List.of()));
  }

  private static List<Statement> without(AwsAction action) {
    return WHOLE.all().stream().filter(s -> !s.actions().contains(action.name())).toList();
  }

  private static String policy(List<Statement> statements) {
    return new IamPolicy(statements).compact();
  }

  private static String assume(String role) {
    return policy(List.of(new Statement("", List.of(), List.of("sts:AssumeRole"), List.of(role))));
  }

  private static AwsBed bed(AccessKey key) {
    return bed(AwsBasicCredentials.create(key.id(), key.secret()));
  }

  private static AwsBed bed(AwsCredentials credentials) {
    return new AwsBed(moto.endpoint(), Optional.of(StaticCredentialsProvider.create(credentials)));
  }

  /** Whatever is there or not: rights are checked first. */
  private static Outcome<Written> write(AwsBed bed, AwsAction action) {
    Live live =
        Answers.live(
            action.object(),
            action.target().uid(),
            new Facts.Cloud(new TreeMap<>(), Map.of(), 0, 0),
            JsonMapper.shared().createObjectNode());
    return bed.adapter.write(new Change(new PlanId(1), action, live, Optional.empty(), "m"));
  }

  private static Optional<Reason> reason(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Done<?> _ -> Optional.empty();
      case Outcome.GaveUp<?>(Reason reason, _) -> Optional.of(reason);
      case Outcome.TryAgain<?>(Reason reason, _, _) -> Optional.of(reason);
    };
  }
}
