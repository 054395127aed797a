package dev.hindsight.bot.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.prompts.ScriptDrafter.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Steps by hand as a script, as many as fit; pure. */
record HandScriptText(List<Step> steps, List<String> warnings) {

  /** As much as a message shows in one piece. */
  private static final int BYTES = 2_800;

  static HandScriptText of(String model, List<Step> all) {
    List<Step> steps = new ArrayList<>();
    int bytes = 0;
    for (Step step : all) {
      bytes += part(steps.size() + 1, step).getBytes(UTF_8).length;
      if (bytes > BYTES) {
        break;
      }
      steps.add(step);
    }
    return new HandScriptText(List.copyOf(steps), warnings(model, steps));
  }

  private static List<String> warnings(String model, List<Step> steps) {
    List<String> warnings = new ArrayList<>();
    warnings.add(
        "Never run by the bot. Drafted by a model (%s), not proven. Read each line before you run it."
            .formatted(model));
    String destroys =
        IntStream.range(0, steps.size())
            .filter(i -> !steps.get(i).destroys().isEmpty())
            .mapToObj(
                i -> "step %d (%s)".formatted(i + 1, String.join(", ", steps.get(i).destroys())))
            .collect(Collectors.joining(", "));
    if (!destroys.isEmpty()) {
      warnings.add("Takes something away: %s.".formatted(destroys));
    }
    return List.copyOf(warnings);
  }

  String script(IncidentId id) {
    String head = warnings.stream().map(line -> "# " + line + "\n").collect(Collectors.joining());
    return "#!/bin/bash\n# By hand, for %s.\n%sset -eu\n%s"
        .formatted(
            id,
            head,
            IntStream.range(0, steps.size())
                .mapToObj(i -> part(i + 1, steps.get(i)))
                .collect(Collectors.joining()));
  }

  /** A sentence has no line end, else its rest would be a command. */
  private static String part(int number, Step step) {
    String facts =
        step.why().facts().stream().map(" [%d]"::formatted).collect(Collectors.joining());
    String why = step.why().text().replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    return "\n# %d. %s%s\n%s\n".formatted(number, why, facts, step.command());
  }
}
