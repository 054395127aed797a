package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.rights.AwsRights;
import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.IamPolicy;
import dev.hindsight.actions.rights.Statement;
import dev.hindsight.testing.Moto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The bot may read and assume the role: what it writes, it writes in a session for the plan. */
class MotoSessionTest {

  private static final AwsRights RIGHTS =
      AwsRights.of(
          EnabledActions.aws(List.of("stop-instance", "start-instance", "reboot-instance")),
          AwsBed.PLACE.account(),
          List.of(AwsBed.REGION));

  private static Moto moto;
  private static String role;
  private static AwsBed bot;
  private static AwsBed stranger;
  private static Target first;
  private static Target second;

  @BeforeAll
  static void start() {
    moto = Moto.require();
    AwsBed free = new AwsBed(moto.endpoint(), credentials(new Moto.AccessKey("test", "test")));
    first = instance(free);
    second = instance(free);
    role = moto.role("plans", policy(RIGHTS.changing()));
    Statement assume = new Statement("", List.of(), List.of("sts:AssumeRole"), List.of(role));
    bot = bed(moto.user("bot", policy(and(RIGHTS.reading(), assume))), role);
    stranger = bed(moto.user("stranger", policy(RIGHTS.all())), role);
    moto.checkRightsAfter(0);
  }

  @AfterAll
  static void stop() {
    moto.reset();
  }

  @Test
  void whatThePlanNamesIsDoneAndNothingElse() {
    AwsAction stop = new StopInstance(first);
    Plan plan = plan(stop);
    assertThat(write(bot, stop, plan)).isInstanceOf(Outcome.Done.class);
    assertThat(stop.now(bot.read(first.object()))).isEqualTo(stop.after());
    assertThat(write(bot, ((AwsAction) undo(stop)), plan)).isInstanceOf(Outcome.Done.class);
    assertThat(stop.now(bot.read(first.object()))).isEqualTo(stop.before());
    for (AwsAction other : List.of(new StopInstance(second), new RebootInstance(first))) {
      refused(write(bot, other, plan), "lacks the right");
      assertThat(other.now(bot.read(other.object()))).isEqualTo(other.before());
    }
  }

  @Test
  void whoMayNotAssumeTheRoleWritesNothingThoughItsOwnRightsWouldDo() {
    AwsAction stop = new StopInstance(second);
    refused(write(stranger, stop, plan(stop)), "no session for this plan could be had: ");
    assertThat(stop.now(bot.read(second.object()))).isEqualTo(stop.before());
  }

  @Test
  void theDoctorTriesTheRoleOnly() {
    assertThat(lastFinding("bot").toString()).contains("each plan's writes get a session of");
    assertThat(lastFinding("stranger").toString()).contains("MISSING", "cannot be assumed");
  }

  private static Finding lastFinding(String who) {
    AwsSettings settings = AwsBed.settings(moto.endpoint());
    return new AwsCheckup(
            who.equals("bot") ? bot.api : stranger.api,
            settings,
            AwsBed.resources(settings),
            new RoleSettings(role, null))
        .examine(EnabledActions.aws(List.of("stop-instance")))
        .getLast();
  }

  private static Object undo(AwsAction action) {
    return ((Undo.By) action.undo()).action();
  }

  private static Outcome<Written> write(AwsBed bed, AwsAction action, Plan whole) {
    return bed.adapter.write(
        new Change(
            new PlanId(1),
            action,
            bot.read(action.object()),
            Optional.of(new PersonId("U0ADA")),
            "m",
            Optional.of(whole)));
  }

  private static void refused(Outcome<Written> outcome, String words) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.GaveUp.class,
            no -> {
              assertThat(no.reason()).isEqualTo(Reason.FORBIDDEN);
              assertThat(no.text()).contains(words);
            });
  }

  private static Plan plan(AwsAction action) {
    return Plan.of("do it", "", action, List.of(action.object()));
  }

  private static Target instance(AwsBed free) {
    String id =
        Answers.text(
            free.call(
                AwsService.EC2,
                "RunInstances",
                p -> p.put("ImageId", "ami-12c6146b").put("MinCount", 1).put("MaxCount", 1)),
            "/Instances/0/InstanceId");
    ObjectRef ref = AwsBed.ref(AwsKind.INSTANCE, "", id);
    return free.read(ref).target();
  }

  private static AwsBed bed(Moto.AccessKey key, String role) {
    return new AwsBed(moto.endpoint(), credentials(key), new RoleSettings(role, null));
  }

  private static Optional<AwsCredentialsProvider> credentials(Moto.AccessKey key) {
    return Optional.of(
        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())));
  }

  private static List<Statement> and(List<Statement> some, Statement one) {
    return Stream.concat(some.stream(), Stream.of(one)).toList();
  }

  private static String policy(List<Statement> statements) {
    return new IamPolicy(statements).compact();
  }
}
