package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import java.util.Optional;

/** Reads plans for whoever shows them. */
public interface PlanBoard {

  /** The plan as it is now; empty when there is none of that number. */
  Optional<PlanStatus> status(PlanId plan);
}
