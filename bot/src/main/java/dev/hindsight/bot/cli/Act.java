package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.TokenDesk;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What somebody does with a plan: it is printed, they show who they are, then it is done. */
final class Act {

  private static final String TABLES = "actions,bot";
  private static final String FAILED = "it is not known whether anything was recorded; look first";

  @Mixin private Signature signature;

  @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
  private PlanId plan;

  /** Whether it is the plan that the person read. */
  @FunctionalInterface
  interface Seen {
    Optional<String> differs(PlanStatus plan);
  }

  /** What is done with the plan that was printed, by the person who was verified. */
  @FunctionalInterface
  interface Deed {
    Answer by(IncidentDesk desk, PlanStatus plan, PersonId person);
  }

  int on(Beside bot, Seen seen, Deed deed) {
    return bot.askWithChat(TABLES, FAILED, context -> on(context, bot, seen, deed));
  }

  private int on(ApplicationContext context, Beside bot, Seen seen, Deed deed) {
    Optional<PlanStatus> found = context.getBean(Remediation.class).status(plan);
    if (found.isEmpty()) {
      return refused(bot, "There is no plan %s.".formatted(plan));
    }
    PlanStatus now = found.get();
    bot.say(PlanPage.review(now) + "\n");
    Optional<String> nobody = signature.missing(context.getBean(TokenDesk.class));
    if (nobody.isPresent()) {
      return refused(bot, nobody.get());
    }
    IncidentDesk desk = context.getBean(IncidentDesk.class);
    desk.shown(plan, now.hash(), signature.person());
    Optional<String> other = seen.differs(now);
    if (other.isPresent()) {
      return refused(bot, other.get());
    }
    Answer answer = deed.by(desk, now, signature.person());
    bot.say(PlanPage.clean(answer.text()));
    return answer instanceof Answer.Accepted ? 0 : 1;
  }

  static int refused(Beside bot, String why) {
    bot.say(why + " Nothing was done.");
    return 1;
  }

  /** Reads which plan. */
  static final class Which implements ITypeConverter<PlanId> {

    @Override
    public PlanId convert(String text) {
      return PlanId.parse(text)
          .orElseThrow(() -> new TypeConversionException("'%s' is no plan".formatted(text)));
    }
  }
}
