package dev.hindsight.bot;

import java.util.Locale;
import java.util.Set;

/** What becomes of the schema of a module when the application starts. */
enum SchemaUse {
  /** Brought up to date: the bot's start, and {@code migrate}. */
  MIGRATE,
  /** Made where there is none, otherwise only looked at. */
  CREATE,
  /** Looked at: it has to be there as this program knows it, or newer. */
  CHECK,
  /** Not needed. */
  LEAVE;

  /**
   * By the settings.
   *
   * @param needed the modules that a command uses; the bot itself uses all
   */
  static SchemaUse of(String module, Set<String> needed, boolean create) {
    if (needed.isEmpty()) {
      return MIGRATE;
    }
    if (!needed.contains(module)) {
      return LEAVE;
    }
    return create ? CREATE : CHECK;
  }

  /**
   * Whether to migrate.
   *
   * @param applied whether there is a schema at all
   * @param pending how many migrations it lacks
   * @throws SchemaBehind when this program cannot work on it and may not change it
   */
  boolean migrates(String module, boolean applied, int pending) {
    return switch (this) {
      case MIGRATE -> true;
      case CREATE -> !applied || checked(module, applied, pending);
      case CHECK -> checked(module, applied, pending);
      case LEAVE -> false;
    };
  }

  private static boolean checked(String module, boolean applied, int pending) {
    if (pending > 0) {
      throw new SchemaBehind(module, applied, pending);
    }
    return false;
  }

  /** The database is of an older Hindsight than this program, or of none. */
  static final class SchemaBehind extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SchemaBehind(String module, boolean applied, int pending) {
      super(
          String.format(
              Locale.ROOT,
              applied
                  ? "the database is of an older Hindsight (%s lacks %d migrations): start this"
                      + " version's bot or run ./hindsight migrate, then try again"
                  : "the database has no tables yet (%s lacks %d migrations): start the bot or run"
                      + " ./hindsight migrate, then try again",
              module,
              pending));
    }
  }
}
