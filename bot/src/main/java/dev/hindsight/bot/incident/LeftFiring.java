package dev.hindsight.bot.incident;

/** What becomes of alerts that fire when somebody says that their incident is over. */
public final class LeftFiring {

  private LeftFiring() {}

  /** A further sentence: how many fire, and when they are told again; nothing for none. */
  public static String after(long firing) {
    if (firing == 0) {
      return "";
    }
    return (firing == 1
            ? " 1 of its alerts still fires; it is told again only once it has"
            : " %d of its alerts still fire; each is told again only once it has".formatted(firing))
        + " ended and fires anew.";
  }
}
