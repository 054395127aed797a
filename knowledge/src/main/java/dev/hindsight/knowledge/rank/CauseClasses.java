package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Symptoms;
import java.util.Set;

/** The causes that today's evidence carries, for a search that looks for the same. */
public interface CauseClasses {

  Set<String> plausible(Symptoms symptoms);
}
