package dev.hindsight.knowledge;

import java.util.List;

/** What happened before that looks like this? */
public interface IncidentSearch {

  /** Up to {@code limit} lessons and up to {@code limit} runbooks, best first within each kind. */
  List<Match> search(Symptoms symptoms, int limit);
}
