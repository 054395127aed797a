package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.command.Arg.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of the grammar: how each is used, who may use it, and what it takes. */
public enum Word {
  DESK(Who.READERS, "", "what waits for you and what is yours"),
  HELP(Who.ANYBODY, "help ack", "this list, or how one of its words is used", arg("verb")),
  STATUS(Who.READERS, "status checkout", "what is open, and whether runs stop", arg("service")),
  ALERTS(
      Who.READERS,
      "alerts checkout --state all --sev 2 --since 2h",
      "what fires now, or fired; “--state” is firing, resolved or all",
      arg("service"),
      arg("state"),
      arg("sev"),
      arg("since"),
      arg("page")),
  INCIDENT(Who.READERS, "incident INC-7", "an incident and where its card is", Arg.INCIDENT),
  DECLARE(
      Who.COLLEAGUES,
      "declare checkout sev2 carts are empty",
      "open an incident without an alert",
      new Arg("service", Kind.WORD, true),
      new Arg("severity", Kind.SEVERITY, true),
      Arg.TEXT),
  ASSIGN(
      Who.COLLEAGUES,
      "assign INC-7 @ada",
      "say who takes care of it",
      Arg.INCIDENT,
      person("person")),
  SEVERITY(
      Who.COLLEAGUES,
      "severity INC-7 sev1",
      "say how bad it is",
      Arg.INCIDENT,
      new Arg("severity", Kind.SEVERITY, true),
      Arg.TEXT.maybe()),
  UPDATE(
      Who.COLLEAGUES, "update INC-7 half of it is back", "tell everybody", Arg.INCIDENT, Arg.TEXT),
  ACK(Who.COLLEAGUES, "ack INC-7", "take an incident", Arg.INCIDENT),
  SNOOZE(
      Who.COLLEAGUES,
      "snooze INC-7 2h",
      "be left alone until then, or until it gets worse; “until 17:00”, “tomorrow 9:00”, “off”",
      Arg.INCIDENT,
      new Arg("until", Kind.TEXT, true)),
  RESOLVE(
      Who.COLLEAGUES,
      "resolve INC-7 the deploy was taken back",
      "end it by hand",
      Arg.INCIDENT,
      Arg.TEXT),
  NOTE(
      Who.COLLEAGUES,
      "note INC-7 the disk was full",
      "add to its timeline",
      Arg.INCIDENT,
      Arg.TEXT),
  EXPLAIN(
      Who.READERS,
      "explain INC-7",
      "why, with all evidence; or paste log lines after “explain”",
      Arg.TEXT.maybe()),
  ASK(Who.READERS, "ask why is checkout slow?", "ask in your own words", Arg.TEXT),
  INVESTIGATE(
      Who.READERS,
      "investigate INC-7",
      "let a model look further; it only reads, and says where it looked",
      Arg.INCIDENT),
  DRAFT(
      Who.COLLEAGUES,
      "draft INC-7",
      "let a model draft a plan where no playbook fits; people decide",
      Arg.INCIDENT),
  TIMELINE(
      Who.COLLEAGUES,
      "timeline INC-7",
      "draft its timeline out of the thread; you read and add it",
      Arg.INCIDENT),
  CAUSE(
      Who.COLLEAGUES,
      "cause INC-7 right",
      "say what it was: “right”, “was ledger locked”, “unknown” or “undo”",
      Arg.INCIDENT,
      Arg.TEXT.maybe()),
  PLAYBOOKS(Who.READERS, "playbooks memory", "what could be run", Arg.TEXT.maybe()),
  RUN(
      Who.COLLEAGUES,
      "run scale-out INC-7 replicas=6",
      "propose a playbook, with values of those it takes; nothing runs before others agree",
      new Arg("playbook", Kind.WORD, true),
      Arg.INCIDENT),
  PLANS(Who.READERS, "plans mine", "plans that are offered, wait or run", arg("whose")),
  PLAN(
      Who.READERS,
      "plan PLN-7 diagnostics",
      "a plan; “diagnostics” of before its run; “undo”, “applied”, “yes”: what it waits for",
      Arg.PLAN,
      Arg.TEXT.maybe()),
  EDIT(
      Who.COLLEAGUES,
      "edit PLN-7 replicas=5",
      "change a plan before it is decided; somebody else approves it",
      Arg.PLAN),
  CANCEL(
      Who.COLLEAGUES,
      "cancel PLN-7",
      "end a plan before its next step",
      Arg.PLAN,
      Arg.TEXT.maybe()),
  NUDGE(Who.COLLEAGUES, "nudge PLN-7", "remind its approvers, once in ten minutes", Arg.PLAN),
  APPROVALS(Who.READERS, "approvals", "what waits for your approval"),
  REVIEW(Who.READERS, "review PLN-7", "read a plan and decide on it", Arg.PLAN),
  RUNS(Who.READERS, "runs", "what runs now"),
  STOP(
      Who.ANYBODY,
      "stop all",
      "stop every run now; or “stop run PLN-7”, “stop looking INC-7”",
      Arg.TEXT.maybe()),
  RESUME(Who.APPROVERS, "resume all", "let runs start again", Arg.TEXT.maybe()),
  GLASS(
      Who.APPROVERS,
      "glass PLN-7 it was right",
      "say what you found about a start without approvals",
      Arg.PLAN,
      Arg.TEXT),
  TRACE(Who.READERS, "trace INC-7", "who did what, in the order it happened", Arg.INCIDENT),
  ONCALL(Who.READERS, "oncall checkout", "who is on call now and next", arg("team")),
  HANDOFF(
      Who.COLLEAGUES, "handoff checkout", "hand over what is open", arg("team"), Arg.TEXT.maybe()),
  DIGEST(
      Who.READERS,
      "digest when mon 09:00",
      "each week in figures: “preview”, “on”, “off”, or when; in a channel it is the channel's",
      Arg.TEXT.maybe()),
  SETTINGS(Who.READERS, "settings", "what is set here"),
  WHOAMI(Who.ANYBODY, "whoami", "who you are to me and what you may do"),
  FEEDBACK(Who.COLLEAGUES, "feedback the card is too long", "tell who runs this bot", Arg.TEXT);

  /** Whom it is for; who changes something is checked again by what is changed. */
  enum Who {
    ANYBODY,
    READERS,
    COLLEAGUES,
    APPROVERS
  }

  private final Who who;
  private final String example;
  private final String does;

  // a list of List.of and records
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Arg> args;

  Word(Who who, String example, String does, Arg... args) {
    this.who = who;
    this.example = example;
    this.does = does;
    this.args = List.of(args);
  }

  private static Arg arg(String name) {
    return new Arg(name, Kind.WORD, false);
  }

  private static Arg person(String name) {
    return new Arg(name, Kind.PERSON, true);
  }

  /** The word as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Who who() {
    return who;
  }

  /** What a window of it is called, and the button that sends it. */
  String title() {
    return word().substring(0, 1).toUpperCase(Locale.ROOT) + word().substring(1);
  }

  String does() {
    return does;
  }

  String example() {
    return example;
  }

  List<Arg> args() {
    return args;
  }

  /** Whether it takes values of whatever is named, as {@code replicas=5}. */
  boolean takesValues() {
    return this == EDIT || this == RUN;
  }

  Optional<Arg> arg(Kind kind) {
    return args.stream().filter(arg -> arg.kind() == kind).findFirst();
  }

  /** Whether its answer is for nobody but whoever asks, wherever they ask. */
  boolean forOneself() {
    return switch (this) {
      case DESK, APPROVALS, DIGEST, SETTINGS, WHOAMI -> true;
      default -> who == Who.COLLEAGUES || who == Who.APPROVERS;
    };
  }

  /** Whether a model may be asked for its answer. */
  boolean asksModel() {
    return switch (this) {
      case ASK, EXPLAIN, INVESTIGATE, DRAFT, TIMELINE, DIGEST -> true;
      default -> false;
    };
  }

  /** Whether others may be shown its answer at a press, which answers anew: a model never is. */
  boolean shareable() {
    return switch (this) {
      case REVIEW, ASK, INVESTIGATE -> false;
      default -> who == Who.READERS && !forOneself();
    };
  }

  /** How it is used, with example, as somebody types it who begins with this. */
  public String usage(String address) {
    return "%s – %s".formatted((address + " " + example).strip(), does);
  }

  static Optional<Word> of(String typed) {
    return Arrays.stream(values()).filter(word -> word.word().equals(typed)).findFirst();
  }
}
