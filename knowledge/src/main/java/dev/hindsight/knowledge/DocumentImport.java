package dev.hindsight.knowledge;

import java.util.function.Consumer;

/** Takes in runbooks, reports of past incidents and tickets from files. */
public interface DocumentImport {

  /**
   * Reads what is new or changed since the last time. What was committed stays when it is killed,
   * and the next run goes on; two at once are no harm. A file that cannot be read is reported and
   * costs nothing else.
   *
   * @param progress hears how many documents were looked at so far, every now and then
   * @throws IllegalArgumentException in plain words, when there is nothing at the path to be read
   */
  ImportReport run(ImportRequest request, Consumer<Integer> progress);
}
