package dev.hindsight.bench.path;

/**
 * The first of an incident's causes, as the bot keeps and shows it.
 *
 * @param howSure likely, possible, unclear or something new
 */
record Said(String category, String title, String howSure) {

  /** Whether it names a cause that a plan may follow. */
  boolean named() {
    return howSure.equals("likely") || howSure.equals("possible");
  }
}
