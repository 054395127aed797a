package dev.hindsight.actions.audit;

import java.time.Instant;

/** Keeps the chain's end where who may write to the database cannot. */
@FunctionalInterface
interface HeadKeeper {

  /** Keeps this head, which was the end at that time; throws when it could not. */
  void keep(AuditHead head, Instant at);
}
