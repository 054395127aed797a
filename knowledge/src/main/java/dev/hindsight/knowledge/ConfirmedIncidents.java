package dev.hindsight.knowledge;

import java.util.List;

/**
 * The incidents of this place whose cause was confirmed, and those of which somebody said that the
 * cause was not what was found; those made up for practice are none.
 */
public interface ConfirmedIncidents {

  /** Changes whenever another reading would give others. */
  String version();

  /**
   * The newest ones, newest first, as many as are worth learning from; of many places each has its
   * share, however much happens in one of them.
   */
  List<PastIncident> newest();
}
