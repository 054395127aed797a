package dev.hindsight.actions.policy;

import dev.hindsight.actions.Risk;
import dev.hindsight.actions.action.Assessment;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Approvers;
import dev.hindsight.actions.policy.rulebook.RiskTable;
import dev.hindsight.actions.policy.rulebook.Rulebook.Tier;
import dev.hindsight.actions.policy.standing.Given;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The rules about who must agree. */
final class PeopleRules {

  private PeopleRules() {}

  static Verdict risk(Question question) {
    if (given(question).isPresent()) {
      return new Abstain();
    }
    Assessment assessment = question.plan().assessment();
    RiskTable.Row row = question.book().risks().of(assessment.risk());
    return new Approvers(
        row.approvers(),
        row.group(),
        "%s risk (%s): %s"
            .formatted(
                assessment.risk().name().toLowerCase(Locale.ROOT),
                assessment.why(),
                who(row.approvers(), row.group())));
  }

  static Verdict tier(Question question) {
    Optional<Tier> strictest =
        question.tiers().stream()
            .filter(tier -> tier.extraApprovers() > 0)
            .max(Comparator.comparingInt(Tier::extraApprovers));
    return strictest
        .<Verdict>map(
            tier -> {
              int count = base(question) + tier.extraApprovers();
              return new Approvers(
                  count,
                  Optional.empty(),
                  "tier %s asks for %d more: %s"
                      .formatted(tier.name(), tier.extraApprovers(), who(count, Optional.empty())));
            })
        .orElseGet(Abstain::new);
  }

  /** Given in advance for exactly such a plan; it stands for its risk's approvers, not a tier's. */
  static Verdict standing(Question question) {
    return given(question)
        .<Verdict>map(
            given ->
                new Approvers(
                    0,
                    Optional.empty(),
                    "%s, given by %s, stands for the approvers of its risk"
                        .formatted(given.id(), String.join(", ", given.by()))))
        .orElseGet(Abstain::new);
  }

  private static int base(Question question) {
    return given(question).isPresent()
        ? 0
        : question.book().risks().of(question.plan().risk()).approvers();
  }

  private static Optional<Given> given(Question question) {
    return question.standing().filter(_ -> question.plan().risk() != Risk.HIGH);
  }

  private static String who(int count, Optional<String> group) {
    String whose = group.map(" of group %s"::formatted).orElse("");
    return switch (count) {
      case 0 -> "one approver%s may ask and approve".formatted(whose);
      case 1 -> "one person asks, another%s approves".formatted(whose);
      case 2 -> "two approvers%s besides the person who asks".formatted(whose);
      default -> "%d approvers%s besides the person who asks".formatted(count, whose);
    };
  }
}
