package dev.hindsight.actions.rights;

import java.util.List;

/** Looks whether AWS answers and lets the bot do what it has to; changes nothing. */
public interface AwsDoctor {

  /** All findings, in the order in which they are read. */
  List<Finding> examine(EnabledActions enabled);
}
