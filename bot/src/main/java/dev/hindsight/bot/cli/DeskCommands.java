package dev.hindsight.bot.cli;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.ApprovalToken;
import dev.hindsight.bot.incident.PlanWish;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans for the night when Slack is down: the same desk and the same rules, over the database. */
final class DeskCommands {

  private DeskCommands() {}

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

    @Parameters(paramLabel = "PLN-1", converter = Act.Which.class, description = "The plan.")
    private PlanId plan;

    @Override
    public Integer call() {
      return bot.ask(
          "actions",
          "the plan could not be read",
          context -> {
            Optional<PlanStatus> found = context.getBean(Remediation.class).status(plan);
            found.ifPresent(status -> bot.say(PlanPage.review(status)));
            return found.isPresent() ? 0 : Act.refused(bot, "There is no plan %s.".formatted(plan));
          });
    }
  }

  /** Asks for approval. */
  @Command(name = "ask", mixinStandardHelpOptions = true, description = "Ask for approval.")
  static final class Ask implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Act act;
    @Mixin private SeenHash hash;

    @Override
    public Integer call() {
      return act.on(
          bot,
          hash::differs,
          (desk, now, person) -> desk.askForApproval(now.id(), now.hash(), person));
    }
  }

  /** Says yes. */
  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Print the whole review and approve exactly that.")
  static final class Approve implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Act act;
    @Mixin private SeenHash hash;

    @Option(names = "--reason", defaultValue = "", description = "Kept with the decision.")
    private String reason;

    @Override
    public Integer call() {
      return act.on(
          bot,
          hash::differs,
          (desk, now, person) -> desk.decide(now.id(), now.hash(), person, Vote.APPROVE, reason));
    }
  }

  /** Says no. */
  @Command(name = "reject", mixinStandardHelpOptions = true, description = "Reject a plan.")
  static final class Reject implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Act act;
    @Mixin private SeenHash hash;

    @Option(names = "--reason", required = true, description = "Why; kept with the decision.")
    private String reason;

    @Override
    public Integer call() {
      return act.on(
          bot,
          hash::differs,
          (desk, now, person) -> desk.decide(now.id(), now.hash(), person, Vote.REJECT, reason));
    }
  }

  /** Takes a yes back. */
  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Take your approval back, until the first effect; later use cancel.")
  static final class Revoke implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Act act;

    @Option(names = "--reason", defaultValue = "", description = "Why; kept with it.")
    private String reason;

    @Override
    public Integer call() {
      return act.on(
          bot, _ -> Optional.empty(), (desk, now, person) -> desk.revoke(now.id(), person, reason));
    }
  }

  /** Ends what was asked for or runs. */
  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = {
        "End a plan before its start, or a run before its next step.",
        "What took effect stays, and the plan says what that is."
      })
  static final class Cancel implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Act act;

    @Option(names = "--reason", required = true, description = "Why; kept with it.")
    private String reason;

    @Override
    public Integer call() {
      return act.on(
          bot,
          _ -> Optional.empty(),
          (desk, now, person) -> desk.wish(now.id(), new PlanWish.Cancel(reason), person));
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
    @Mixin private Act act;
    @Mixin private SeenHash hash;

    @Option(names = "--reason", required = true, description = "Why it cannot wait; told to all.")
    private String reason;

    @Override
    public Integer call() {
      return act.on(
          bot,
          hash::differs,
          (desk, now, person) -> desk.breakGlass(now.id(), now.hash(), person, reason));
    }
  }

  /** Looks at such a start afterwards. */
  @Command(
      name = "review",
      mixinStandardHelpOptions = true,
      description = "Say what you found about somebody else's break-glass start.")
  static final class Review implements Callable<Integer> {

    @Mixin private Beside bot;
    @Mixin private Act act;

    @Option(names = "--note", required = true, description = "What you found; kept with it.")
    private String note;

    @Override
    public Integer call() {
      return act.on(
          bot,
          _ -> Optional.empty(),
          (desk, now, person) -> desk.reviewBreakGlass(now.id(), person, note));
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
