package dev.hindsight.bot.slack.view;

/** The ids under which clicks and forms come back. */
public final class ActionIds {

  public static final String ACKNOWLEDGE = "ack_incident";
  public static final String ASK = "ask_approval";
  public static final String APPROVE = "approve_plan";
  public static final String REVIEW = "review_plan";
  public static final String EXPLAIN = "explain";
  public static final String OVERFLOW = "overflow";
  public static final String RUN_COMMAND = "run_command";

  /** Does what its presser was shown, and shows all what one person was shown. */
  public static final String DO_COMMAND = "do_command";

  /** The same once more, meant so. */
  public static final String DO_AGAIN = "do_again";

  /** The same, where one row of Home has several. */
  public static final String DIGEST_PREVIEW = "digest_preview";

  public static final String DIGEST_DAY = "digest_day";
  public static final String DIGEST_TIME = "digest_time";

  /** Pages of Home's lists. */
  public static final String HOME_BACK = "home_back";

  public static final String HOME_ON = "home_on";

  public static final String SHARE = "share";

  /** What is filled in for a command. */
  public static final String COMMAND_FORM = "command_form";

  /** The review form and its two fields. */
  public static final String PLAN_REVIEW = "plan_review";

  public static final String DECISION = "decision";
  public static final String REASON = "reason";

  /** The name of what a plan of high risk acts on, typed by whoever approves it. */
  public static final String TYPED = "typed";

  /** What a resolved card asks, and its form with its two fields. */
  public static final String CAUSE_RIGHT = "cause_right";

  public static final String CAUSE_OTHER = "cause_other";
  public static final String CAUSE_UNDO = "cause_undo";
  public static final String CAUSE_FORM = "cause_form";
  public static final String CAUSE_CHOICE = "cause_choice";
  public static final String CAUSE_WORDS = "cause_words";

  /** Overflow choices are {@code WORD|INC-7}. */
  public static final String STOP = "stop";

  public static final String HANDLE = "handle";

  public static final String REVOKE = "revoke";

  /** Opens what may be changed of a plan: on the review's window, and behind the dots. */
  public static final String EDIT = "edit_plan";

  private ActionIds() {}
}
