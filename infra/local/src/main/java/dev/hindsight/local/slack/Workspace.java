package dev.hindsight.local.slack;

import java.util.List;

/** What the practice workspace begins with; these ids never change. */
public final class Workspace {
  public static final String TEAM = "T0HINDSIGHT";
  public static final String DOMAIN = "hindsight-practice";
  public static final String APP = "A0HINDSIGHT";
  public static final String BOT_USER = "U0HINDSIGHT";
  public static final String BOT = "B0HINDSIGHT";
  public static final String SLACKBOT = "USLACKBOT";

  public static final String ERIN = "U0ERIN00001";
  public static final String SAM = "U0SAM000001";
  public static final String ADA = "U0ADA000001";
  public static final String MORGAN = "U0MORGAN001";

  /** The user group {@code @sre-approvers}. */
  public static final String APPROVERS = "S0APPROVERS";

  public static final String APPROVERS_HANDLE = "sre-approvers";

  public static final String INCIDENTS = "C0INCIDENTS";
  public static final String GENERAL = "C0GENERAL00";

  /** The one slash command of the app. */
  public static final String COMMAND = "/ops";

  /** Who is there at first, in the order the page offers them; the bot comes last. */
  public static final List<Person> PEOPLE =
      List.of(
          Person.of(ERIN, "erin", "Erin Engineer", "engineer", Person.Kind.MEMBER),
          Person.of(ADA, "ada", "Ada Approver", "approver", Person.Kind.MEMBER),
          Person.of(MORGAN, "morgan", "Morgan Manager", "manager", Person.Kind.MEMBER),
          Person.of(SAM, "sam", "Sam Engineer", "engineer", Person.Kind.MEMBER),
          Person.of(SLACKBOT, "slackbot", "Slackbot", "bot", Person.Kind.BOT),
          Person.of(BOT_USER, "hindsight", "Hindsight", "app", Person.Kind.BOT));

  /** Members of {@link #APPROVERS} at first. */
  public static final List<String> APPROVER_IDS = List.of(ADA);

  private Workspace() {}
}
