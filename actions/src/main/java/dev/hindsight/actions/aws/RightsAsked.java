package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.rights.AwsRights;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Asks AWS for each right in one region: EC2 by dry runs, all else by a simulation.
 *
 * @param principal whose policies count; empty where no simulation can be about it
 */
record RightsAsked(Calls aws, AwsPlace place, Optional<String> principal) {

  /** A line for each right that is missing, one for all that cannot be told, one for the others. */
  List<Finding> findings(AwsRights rights) {
    List<Finding> findings = new ArrayList<>();
    List<Statement> there = new ArrayList<>();
    List<Statement> dark = new ArrayList<>();
    TreeSet<String> why = new TreeSet<>();
    for (Statement statement : rights.all()) {
      switch (ask(statement)) {
        case Done<Boolean>(Boolean allowed) when allowed -> there.add(statement);
        case Done<Boolean> _ -> findings.add(lack(statement));
        case GaveUp<Boolean>(_, String text) -> {
          dark.add(statement);
          why.add(text);
        }
        case TryAgain<Boolean>(_, String text, _) -> {
          dark.add(statement);
          why.add(text);
        }
      }
    }
    if (!dark.isEmpty()) {
      findings.add(
          Finding.warning(
              "%s: it cannot be told without effect whether there are the rights for %s: %s"
                  .formatted(place.region(), purposes(dark), String.join("; ", why))));
    }
    if (!there.isEmpty()) {
      findings.add(Finding.ok("%s: the rights for %s".formatted(place.region(), purposes(there))));
    }
    return findings;
  }

  private static String purposes(List<Statement> statements) {
    return String.join(", ", statements.stream().map(Statement::purpose).distinct().toList());
  }

  private Finding lack(Statement statement) {
    return Finding.missing(
        "%1$s: no right to %2$s, needed for %3$s: attach what ./hindsight rights aws --account %4$s --region %1$s prints"
            .formatted(
                place.region(),
                String.join(" and ", statement.permissions()),
                statement.purpose(),
                place.account()));
  }

  private Outcome<Boolean> ask(Statement statement) {
    return Nothing.tries(place).stream()
        .filter(action -> statement.actions().contains(action.name()))
        .findFirst()
        .map(this::dryRun)
        .orElseGet(() -> simulated(statement));
  }

  private Outcome<Boolean> dryRun(AwsAction action) {
    Outcome<JsonNode> answer = aws.make(action.call("").with(p -> p.put("DryRun", true)));
    return switch (answer) {
      case GaveUp<JsonNode>(Reason reason, _) when reason == Reason.FORBIDDEN -> new Done<>(false);
      // that it would work, or that there is no such instance: both come after the right
      case GaveUp<JsonNode>(Reason reason, String text)
          when reason == Reason.GONE || text.contains(Refused.DRY_RUN) ->
          new Done<>(true);
      default -> answer.map(_ -> true);
    };
  }

  private Outcome<Boolean> simulated(Statement statement) {
    return principal
        .map(who -> Simulation.ask(aws, who, statement))
        .orElseGet(
            () -> new GaveUp<>(Reason.INVALID, "IAM simulates roles and users, and it is neither"));
  }

  /** What AWS refused for the lack of a right. */
  static Optional<String> refusal(Outcome<?> answer) {
    return answer instanceof GaveUp<?>(Reason reason, String why) && reason == Reason.FORBIDDEN
        ? Optional.of(why)
        : Optional.empty();
  }
}
