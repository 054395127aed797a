package dev.hindsight.knowledge;

import java.util.List;

/** The causes that have a name. */
public interface KnownCauses {

  /** Those that people here named, the newest first, then the shipped ones by name. */
  List<NamedCause> all();
}
