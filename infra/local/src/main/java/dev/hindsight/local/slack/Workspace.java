package dev.hindsight.local.slack;

import java.util.List;
import java.util.Optional;

/** The fixed inventory of the practice workspace; ids never change. */
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

  /** Everyone, in the order the page offers them; the bot comes last. */
  public static final List<Person> PEOPLE =
      List.of(
          new Person(ERIN, "erin", "Erin Engineer", "engineer", false),
          new Person(ADA, "ada", "Ada Approver", "approver", false),
          new Person(MORGAN, "morgan", "Morgan Manager", "manager", false),
          new Person(SAM, "sam", "Sam Engineer", "engineer", false),
          new Person(SLACKBOT, "slackbot", "Slackbot", "bot", true),
          new Person(BOT_USER, "hindsight", "Hindsight", "app", true));

  /** Members of {@link #APPROVERS}. */
  public static final List<String> APPROVER_IDS = List.of(ADA);

  private Workspace() {}

  /** Finds a person by id or handle. */
  public static Optional<Person> person(String idOrName) {
    return PEOPLE.stream()
        .filter(p -> p.id().equals(idOrName) || p.name().equals(idOrName))
        .findFirst();
  }

  /** The people without apps. */
  public static List<Person> humans() {
    return PEOPLE.stream().filter(p -> !p.bot()).toList();
  }
}
