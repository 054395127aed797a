package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.aws.RoleSettings.Role;
import dev.hindsight.actions.rights.SessionPolicy;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import tools.jackson.databind.JsonNode;

/** As whom a write is made: the bot, or a session for its plan; never the bot instead of that. */
@Component
class Writes {

  private final Aws bot;
  private final Optional<Role> role;
  private final Door door;

  /** Sends one call with the credentials of a session. */
  @FunctionalInterface
  interface Door {

    Outcome<JsonNode> send(
        AwsSessionCredentials credentials, String region, AwsCall call, String what);
  }

  @Autowired
  Writes(Aws bot, AwsSettings settings, RoleSettings role, Refused refused) {
    this(
        bot,
        role,
        (credentials, region, call, what) ->
            send(settings, refused, credentials, region, call, what));
  }

  Writes(Aws bot, RoleSettings role, Door door) {
    this.bot = bot;
    this.role = role.given();
    this.door = door;
  }

  boolean inSessions() {
    return role.isPresent();
  }

  /** How many calls it takes, the one that counts last. */
  int calls() {
    return inSessions() ? 2 : 1;
  }

  /** The write itself is sent once. */
  Outcome<JsonNode> make(Change change) {
    AwsAction action = (AwsAction) change.action();
    AwsPlace place = AwsPlace.of(action.object()).orElseThrow();
    AwsCall call = action.call(change.marker());
    return role.isEmpty()
        ? bot.call(place.region(), call, action.object().display())
        : asked(role.get(), place, change).then(session -> within(session, place, change, call));
  }

  private static Outcome<Session> asked(Role role, AwsPlace place, Change change) {
    if (!role.account().equals(place.account())) {
      return no(
          Reason.OTHER_CLUSTER,
          "%s is in account %s, and hindsight.aws.role is of account %s"
              .formatted(
                  change.action().target().object().display(), place.account(), role.account()));
    }
    if (change.approver().isEmpty()) {
      return no(
          Reason.FORBIDDEN,
          "writes in AWS are made in a session for the plan and who approved it, and no person"
              + " approved this run");
    }
    return switch (change.whole().map(SessionPolicy::of).orElseGet(SessionPolicy.NotNeeded::new)) {
      case SessionPolicy.Scoped(String json) ->
          new Done<>(Session.of(role, change.plan(), change.approver().get(), json));
      case SessionPolicy.TooLong(int characters) ->
          no(
              Reason.INVALID,
              "the plan has too many objects for one session: its policy has %d characters, STS"
                      .formatted(characters)
                  + " takes %d; make several plans of it".formatted(SessionPolicy.LONGEST));
      case SessionPolicy.NotNeeded _ -> no(Reason.INVALID, "the plan changes nothing in AWS");
    };
  }

  private static <T> Outcome<T> no(Reason reason, String why) {
    return new GaveUp<>(reason, why);
  }

  private Outcome<JsonNode> within(Session session, AwsPlace place, Change change, AwsCall call) {
    String what = change.action().target().object().display();
    return assumed(session, place)
        .then(credentials -> door.send(credentials, place.region(), call, what));
  }

  private static Outcome<JsonNode> send(
      AwsSettings settings,
      Refused refused,
      AwsSessionCredentials credentials,
      String region,
      AwsCall call,
      String what) {
    AwsClients clients =
        new AwsClients(settings, Optional.of(StaticCredentialsProvider.create(credentials)));
    try {
      return new AwsApi(clients, refused).call(region, call, what);
    } finally {
      clients.destroy();
    }
  }

  /** Whatever comes of it, nothing is written yet. */
  private Outcome<AwsSessionCredentials> assumed(Session session, AwsPlace place) {
    Outcome<JsonNode> answer = bot.call(place.region(), session.call(), session.role().arn());
    return switch (answer) {
      case Done<JsonNode>(JsonNode given) -> new Done<>(credentials(given));
      case GaveUp<JsonNode>(Reason reason, String why) ->
          no(reason, "no session for this plan could be had: " + why);
      case TryAgain<JsonNode>(_, String why, var after) ->
          new TryAgain<>(Reason.NO_SESSION, "no session for this plan could be had: " + why, after);
    };
  }

  private static AwsSessionCredentials credentials(JsonNode given) {
    return AwsSessionCredentials.create(
        Answers.text(given, "/Credentials/AccessKeyId"),
        Answers.text(given, "/Credentials/SecretAccessKey"),
        Answers.text(given, "/Credentials/SessionToken"));
  }
}
