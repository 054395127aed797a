package dev.hindsight.knowledge;

import java.util.List;

/** What happened before that looks like this, and what is written about it? */
public interface Search {

  /**
   * Lessons and documents in the query's scope, best first; as many as asked for while so many have
   * anything in common with the question. Same question and same memory, same answer.
   */
  List<Match> search(Query query);
}
