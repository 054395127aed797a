package dev.hindsight.bot.slack.view;

/** The ids under which clicks and forms come back. */
public final class ActionIds {

  public static final String ACKNOWLEDGE = "ack_incident";
  public static final String ASK = "ask_approval";
  public static final String REVIEW = "review_plan";
  public static final String EXPLAIN = "explain";
  public static final String OVERFLOW = "overflow";
  public static final String RUN_COMMAND = "run_command";

  /** The review form and its two fields. */
  public static final String PLAN_REVIEW = "plan_review";

  public static final String DECISION = "decision";
  public static final String REASON = "reason";

  /** Overflow choices are {@code WORD|INC-7}. */
  public static final String STOP = "stop";

  private ActionIds() {}
}
