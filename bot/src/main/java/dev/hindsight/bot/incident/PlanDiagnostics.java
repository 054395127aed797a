package dev.hindsight.bot.incident;

import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PlanId;
import java.util.List;

/** What was kept before a plan's run changed anything. */
@FunctionalInterface
public interface PlanDiagnostics {

  /** Oldest first; empty before the start, and where there is no such plan. */
  List<KeptText> of(PlanId plan);
}
