package dev.hindsight.bot.slack.command;

import java.util.Locale;

/** The verbs of /ops. */
public enum Verb {
  ACK("ack INC-7", "take an incident"),
  INCIDENT("incident INC-7", "show an incident and where its card is"),
  STATUS("status", "what is open, and whether runs are stopped"),
  ALERTS("alerts", "what fires now"),
  PLANS("plans", "plans that are offered, wait or run"),
  REVIEW("review PLN-42 it was right", "say what you found about a break-glass start"),
  PLAN(
      "plan PLN-7 diagnostics",
      "what was kept before a run; “undo”, “applied”, “yes”: what it waits for"),
  CANCEL("cancel PLN-7", "end a plan before its next step; what took effect is said"),
  EXPLAIN("explain INC-7", "why, with all evidence; or paste log lines after “explain”"),
  CAUSE("cause INC-7 right", "say what it was: “right”, “was ledger locked”, “unknown” or “undo”"),
  DIGEST("digest preview", "the last seven days in figures, for your eyes only"),
  STOP("stop all", "stop every run now, until it is resumed; or “stop run PLN-7”"),
  RESUME("resume all", "let runs start again (approvers only)"),
  HELP("help", "this list");

  private final String example;
  private final String does;

  Verb(String example, String does) {
    this.example = example;
    this.does = does;
  }

  /** The verb as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it is used, with example, as somebody types it who begins with this. */
  public String usage(String address) {
    return "%s %s – %s".formatted(address, example, does);
  }
}
