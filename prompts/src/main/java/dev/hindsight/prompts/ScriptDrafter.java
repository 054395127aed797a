package dev.hindsight.prompts;

import dev.hindsight.prompts.Narration.Sentence;
import java.util.List;

/** Has a model write down commands for a person where no action fits; it never throws. */
@FunctionalInterface
public interface ScriptDrafter {

  /** Asks once; what is not borne out by the facts is left out. */
  ScriptDraft draft(Account account, Facts facts);

  /**
   * One thing to do by hand.
   *
   * @param why checked like any sentence of a model's
   * @param command one line of a shell, of known words and names out of those facts
   * @param destroys words of it that take something away
   */
  record Step(Sentence why, String command, List<String> destroys) {

    public Step {
      destroys = List.copyOf(destroys);
    }
  }

  /** What it wrote. */
  sealed interface ScriptDraft {

    /** At least one step, and how many were left out. */
    record Written(List<Step> steps, int leftOut, String model, String prompt)
        implements ScriptDraft {

      public Written {
        steps = List.copyOf(steps);
      }
    }

    /**
     * Nothing that could be shown.
     *
     * @param reason one sentence for people
     */
    record None(String reason) implements ScriptDraft {}
  }
}
