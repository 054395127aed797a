package dev.hindsight.local.evals;

import dev.hindsight.prompts.Drafter.Choice;
import dev.hindsight.prompts.Drafter.Draft;
import dev.hindsight.prompts.Narration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a model's answer.
 *
 * @param text all that would be shown of it
 * @param cited numbers of facts that what is shown rests on
 * @param plain whether nothing of it would be shown
 * @param options which options a draft chose, from 1, in order
 */
public record Outcome(String text, List<Integer> cited, boolean plain, List<Integer> options) {

  public Outcome {
    cited = List.copyOf(cited);
    options = List.copyOf(options);
  }

  static Outcome of(Narration narration) {
    return switch (narration) {
      case Narration.Told told ->
          new Outcome(
              told.sentences().stream()
                  .map(Narration.Sentence::text)
                  .collect(Collectors.joining(" ")),
              told.sentences().stream().flatMap(s -> s.facts().stream()).distinct().toList(),
              false,
              List.of());
      case Narration.Plain(String reason) -> new Outcome(reason, List.of(), true, List.of());
    };
  }

  static Outcome of(Draft draft) {
    return switch (draft) {
      case Draft.Chosen chosen ->
          new Outcome(
              chosen.steps().stream().map(Choice::values).collect(Collectors.joining(" ")),
              List.of(),
              false,
              chosen.steps().stream().map(step -> step.option() + 1).toList());
      case Draft.Unfitting _ -> new Outcome("none fits", List.of(), true, List.of());
      case Draft.None(String reason) -> new Outcome(reason, List.of(), true, List.of());
    };
  }
}
