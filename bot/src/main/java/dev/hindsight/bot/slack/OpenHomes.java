package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.view.HomeView.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who looked at their Home lately, and what Slack shows there; the same for all replicas. */
interface OpenHomes {

  /** Looked at now, from the first page on; what Slack shows is not relied on. */
  void opened(PersonId person, Instant now);

  /** Whose tab is likely to be open and may be tried. */
  List<PersonId> openedSince(Instant moment, Instant now);

  /** What was last shown; empty text where that is not known. */
  String shown(PersonId person);

  void shown(PersonId person, String view);

  /** What is shown to whoever has not looked since then is not known any more. */
  void forget(Instant before);

  /** Slack did not take it; not again before then. */
  void later(PersonId person, Instant now, Duration wait);

  /** Which page of each list, counted from 0. */
  Map<Part, Integer> pages(PersonId person);

  /** Turns to a page. */
  void page(PersonId person, Part part, int page);
}
