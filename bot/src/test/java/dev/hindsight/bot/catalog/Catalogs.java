package dev.hindsight.bot.catalog;

import java.nio.file.Path;

/** Catalogs for tests of other packages. */
public final class Catalogs {

  private Catalogs() {}

  /** The catalog in that file, read as the bot reads it. */
  public static Catalog of(Path file) {
    return new FileCatalog(file.toString());
  }
}
