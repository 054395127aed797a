package dev.hindsight.bench.search;

import java.util.List;

/** A way of search. */
interface Engine {

  /** As it is called in tables and keys. */
  String name();

  /** The ids of the best pages of the collection, best first, each once, none that is excluded. */
  List<String> search(Ask ask, int limit);
}
