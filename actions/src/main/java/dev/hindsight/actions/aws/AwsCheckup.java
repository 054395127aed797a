package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.ReadsAws;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.rights.AwsDoctor;
import dev.hindsight.actions.rights.AwsRights;
import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** In each region first whose credentials these are, then each right. */
@Component
class AwsCheckup implements AwsDoctor {

  private static final String DOCUMENTS = "run-document";

  private final Aws api;
  private final AwsSettings settings;
  private final List<Resource> resources;
  private final RoleSettings role;

  AwsCheckup(Aws api, AwsSettings settings, List<Resource> resources, RoleSettings role) {
    this.api = api;
    this.settings = settings;
    this.resources = List.copyOf(resources);
    this.role = role;
  }

  @Override
  public List<Finding> examine(EnabledActions enabled) {
    if (settings.regions().isEmpty()) {
      return List.of(
          Finding.missing(
              "hindsight.aws.regions names no region, so nothing in AWS is read or changed"));
    }
    List<Finding> findings = new ArrayList<>();
    settings.regions().forEach(region -> findings.addAll(in(region, enabled)));
    role.given().ifPresent(one -> findings.add(session(one, settings.regions().getFirst())));
    if (settings.documents().isEmpty()
        && enabled.actions().stream().anyMatch(one -> one.name().equals(DOCUMENTS))) {
      findings.add(
          Finding.warning(
              "hindsight.aws.documents lists no document, so run-document can run none"));
    }
    return findings;
  }

  private List<Finding> in(String region, EnabledActions enabled) {
    Outcome<JsonNode> who =
        api.call(
            region,
            AwsCall.of(AwsService.STS, "GetCallerIdentity", _ -> {}),
            "the bot's own account");
    return switch (who) {
      case Done<JsonNode>(JsonNode caller) -> rights(region, caller, enabled);
      case GaveUp<JsonNode>(_, String why) -> List.of(Finding.missing(region + ": " + why));
      case TryAgain<JsonNode>(_, String why, _) -> List.of(Finding.missing(region + ": " + why));
    };
  }

  private List<Finding> rights(String region, JsonNode caller, EnabledActions enabled) {
    AwsPlace place = new AwsPlace(Answers.text(caller, "/Account"), region);
    String arn = Answers.text(caller, "/Arn");
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok("%s: account %s knows the bot as %s".formatted(region, place.account(), arn)));
    if (arn.endsWith(":root")) {
      findings.add(
          Finding.warning(
              "the bot has the account's own credentials and may do everything: give it a role"));
      return findings;
    }
    Calls aws = call -> api.call(region, call, "the bot's own rights");
    RightsAsked asked = new RightsAsked(aws, place, Simulation.principal(arn));
    findings.addAll(reading(aws, place, enabled));
    findings.addAll(asked.findings(AwsRights.of(enabled, place.account(), List.of(region))));
    return findings;
  }

  /** One that may do nothing is asked for, and not used. */
  private Finding session(RoleSettings.Role one, String region) {
    Outcome<JsonNode> given = api.call(region, Session.trial(one).call(), one.arn());
    String advice =
        "%s cannot be assumed, so nothing in AWS is written: let the role trust the bot, and the"
            + " bot have sts:AssumeRole on it (%s)";
    return switch (given) {
      case Done<JsonNode> _ -> Finding.ok("each plan's writes get a session of " + one.arn());
      case GaveUp<JsonNode>(_, String why) -> Finding.missing(advice.formatted(one.arn(), why));
      case TryAgain<JsonNode>(_, String why, _) ->
          Finding.missing(advice.formatted(one.arn(), why));
    };
  }

  /** Looks at what is not there: the first call of each kind of object is made in earnest. */
  private List<Finding> reading(Calls aws, AwsPlace place, EnabledActions enabled) {
    Set<AwsKind> kinds =
        enabled.actions().stream()
            .map(one -> Objects.requireNonNull(one.type().getAnnotation(ReadsAws.class)).value())
            .collect(Collectors.toSet());
    return resources.stream()
        .filter(resource -> kinds.contains(resource.kind()))
        .map(resource -> resource.read(aws, Nothing.of(resource.kind(), place)))
        .flatMap(answer -> RightsAsked.refusal(answer).stream())
        .distinct()
        .map(why -> Finding.missing("%s: %s".formatted(place.region(), why)))
        .toList();
  }
}
