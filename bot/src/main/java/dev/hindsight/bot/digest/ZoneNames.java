package dev.hindsight.bot.digest;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** How a zone is called where people read it. */
public final class ZoneNames {

  private ZoneNames() {}

  /** UTC has many names, and one that everybody knows. */
  public static String of(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
