package dev.hindsight.knowledge;

import java.util.List;

/** The incidents of this place whose cause was confirmed; those made up for practice are none. */
public interface ConfirmedIncidents {

  /** Changes whenever another reading would give others. */
  String version();

  /** The newest ones, newest first, as many as are worth learning from. */
  List<PastIncident> newest();
}
