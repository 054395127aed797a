package dev.hindsight.bot.cli;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.ApprovalToken;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.TokenDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Plans for the night when Slack is down: the same desk and the same rules, over the database. */
final class DeskCommands {

  private static final String TABLES = "actions,bot";
  private static final String FAILED = "it is not known whether anything was recorded; look first";

  private DeskCommands() {}

  /** What is done with a plan that was printed, by a person who was verified. */
  @FunctionalInterface
  private interface Deed {
    Answer by(IncidentDesk desk, PlanStatus plan, PersonId person);
  }

  /** Whether it is the plan that the person read. */
  @FunctionalInterface
  private interface Seen {
    Optional<String> differs(PlanStatus plan);
  }

  private static int act(Beside bot, PlanId id, Signature signature, Seen seen, Deed deed) {
    return bot.askWithChat(TABLES, FAILED, context -> act(context, bot, id, signature, seen, deed));
  }

  private static int act(
      ApplicationContext context,
      Beside bot,
      PlanId id,
      Signature signature,
      Seen seen,
      Deed deed) {
    Optional<PlanStatus> plan = context.getBean(Remediation.class).status(id);
    if (plan.isEmpty()) {
      return refused(bot, "There is no plan %s.".formatted(id));
    }
    bot.say(PlanPage.review(plan.get()) + "\n");
    Optional<String> obstacle = signature.missing(context.getBean(TokenDesk.class));
    if (obstacle.isPresent()) {
      return refused(bot, obstacle.get());
    }
    IncidentDesk desk = context.getBean(IncidentDesk.class);
    desk.shown(id, plan.get().hash(), signature.person());
    Optional<String> other = seen.differs(plan.get());
    if (other.isPresent()) {
      return refused(bot, other.get());
    }
    Answer answer = deed.by(desk, plan.get(), signature.person());
    bot.say(PlanPage.clean(answer.text()));
    return answer instanceof Answer.Accepted ? 0 : 1;
  }

  private static int refused(Beside bot, String why) {
    bot.say(why + " Nothing was done.");
    return 1;
  }

  /** Which plan. */
  static final class Which implements ITypeConverter<PlanId> {

    @Override
    public PlanId convert(String text) {
      return PlanId.parse(text)
          .orElseThrow(() -> new TypeConversionException("'%s' is no plan".formatted(text)));
    }
  }

  /** Lists what waits. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Plans that wait for people or run, and break-glass starts to be reviewed.")
  static final class ListOpen implements Callable<Integer> {

    @Mixin private Beside bot;

    @Override
    public Integer call() {
      return bot.ask(
          "actions",
          "the plans could not be read",
          context -> {
            List<PlanStatus> open = context.getBean(Remediation.class).open();
            open.forEach(plan -> bot.say(PlanPage.line(plan)));
            if (open.isEmpty()) {
              bot.say("No plan waits or runs.");
            }
            return 0;
          });
    }
  }

  /** Prints one. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "The whole review of a plan.")
  static final class Show implements Callable<Integer> {

    @Mixin private Beside bot;

    @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
    private PlanId plan;

    @Override
    public Integer call() {
      return bot.ask(
          "actions",
          "the plan could not be read",
          context -> {
            Optional<PlanStatus> found = context.getBean(Remediation.class).status(plan);
            found.ifPresent(status -> bot.say(PlanPage.review(status)));
            return found.isPresent() ? 0 : refused(bot, "There is no plan %s.".formatted(plan));
          });
    }
  }

  /** Asks for approval. */
  @Command(name = "ask", mixinStandardHelpOptions = true, description = "Ask for approval.")
  static final class Ask implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;
    @Mixin private SeenHash hash;

    @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
    private PlanId plan;

    @Override
    public Integer call() {
      return act(
          bot,
          plan,
          signature,
          hash::differs,
          (desk, now, person) -> desk.askForApproval(plan, now.hash(), person));
    }
  }

  /** Says yes. */
  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Print the whole review and approve exactly that.")
  static final class Approve implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;
    @Mixin private SeenHash hash;

    @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
    private PlanId plan;

    @Option(names = "--reason", defaultValue = "", description = "Kept with the decision.")
    private String reason;

    @Override
    public Integer call() {
      return act(
          bot,
          plan,
          signature,
          hash::differs,
          (desk, now, person) -> desk.decide(plan, now.hash(), person, Vote.APPROVE, reason));
    }
  }

  /** Says no. */
  @Command(name = "reject", mixinStandardHelpOptions = true, description = "Reject a plan.")
  static final class Reject implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;
    @Mixin private SeenHash hash;

    @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
    private PlanId plan;

    @Option(names = "--reason", required = true, description = "Why; kept with the decision.")
    private String reason;

    @Override
    public Integer call() {
      return act(
          bot,
          plan,
          signature,
          hash::differs,
          (desk, now, person) -> desk.decide(plan, now.hash(), person, Vote.REJECT, reason));
    }
  }

  /** Takes a yes back. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Take your approval back, until the first effect; later use cancel.")
  static final class Revoke implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;

    @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
    private PlanId plan;

    @Option(names = "--reason", defaultValue = "", description = "Why; kept with it.")
    private String reason;

    @Override
    public Integer call() {
      return act(
          bot,
          plan,
          signature,
          _ -> Optional.empty(),
          (desk, _, person) -> desk.revoke(plan, person, reason));
    }
  }

  /** Starts in an emergency. */
  @Command(
      name = "break-glass",
      mixinStandardHelpOptions = true,
      description = {
        "Start a plan without the approvals it needs, if you are on the list for that.",
        "Everybody is told, policy still holds, and another approver has to review it."
      })
  static final class BreakGlass implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;
    @Mixin private SeenHash hash;

    @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
    private PlanId plan;

    @Option(names = "--reason", required = true, description = "Why it cannot wait; told to all.")
    private String reason;

    @Override
    public Integer call() {
      return act(
          bot,
          plan,
          signature,
          hash::differs,
          (desk, now, person) -> desk.breakGlass(plan, now.hash(), person, reason));
    }
  }

  /** Looks at such a start afterwards. */
  @Command(
      name = "review",
      mixinStandardHelpOptions = true,
      description = "Say what you found about somebody else's break-glass start.")
  static final class Review implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Signature signature;

    @Parameters(paramLabel = "PLN-1", converter = Which.class, description = "The plan.")
    private PlanId plan;

    @Option(names = "--note", required = true, description = "What you found; kept with it.")
    private String note;

    @Override
    public Integer call() {
      return act(
          bot,
          plan,
          signature,
          _ -> Optional.empty(),
          (desk, _, person) -> desk.reviewBreakGlass(plan, person, note));
    }
  }

  /** Makes a token. */
  @Command(
      name = "token",
      mixinStandardHelpOptions = true,
      description = {
        "Make a personal token for the command line, and print what the settings need to know it.",
        "Without that line in the settings of the bot it is worth nothing."
      })
  static final class Token implements Callable<Integer> {

    @Parameters(paramLabel = "PERSON", description = "The person's user id, such as U012ABC.")
    private String person;

    @Option(
        names = "--until",
        required = true,
        paramLabel = "YYYY-MM-DD",
        description = "Its last day.")
    private LocalDate lastDay;

    @Option(
        names = "--file",
        required = true,
        paramLabel = "FILE",
        description = "A new file, for its owner alone; hand it over on a safe way.")
    private Path file;

    @Override
    public Integer call() {
      try {
        ApprovalToken token = ApprovalToken.make(new PersonId(person), lastDay);
        TokenFile.write(file, token.text());
        System.out.printf("hindsight.approval.tokens.%s=%s%n", person, token.hash());
        return 0;
      } catch (IllegalArgumentException e) {
        System.err.println("hindsight: " + e.getMessage());
        return 2;
      }
    }
  }
}
