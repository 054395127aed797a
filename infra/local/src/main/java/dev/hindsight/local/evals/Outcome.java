package dev.hindsight.local.evals;

import dev.hindsight.prompts.Drafter.Choice;
import dev.hindsight.prompts.Drafter.Draft;
import dev.hindsight.prompts.Inquiry;
import dev.hindsight.prompts.Inquiry.Finding;
import dev.hindsight.prompts.Inquiry.Look;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.ScriptDrafter.ScriptDraft;
import dev.hindsight.prompts.ScriptDrafter.Step;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a model's answer.
 *
 * @param text all that would be shown of it
 * @param cited numbers of facts that what is shown rests on
 * @param plain whether nothing of it would be shown
 * @param done in order: the options that a draft chose, from 1; the commands of a script; the looks
 *     of an investigation, and what became of each
 */
public record Outcome(String text, List<Integer> cited, boolean plain, List<String> done) {

  public Outcome {
    cited = List.copyOf(cited);
    done = List.copyOf(done);
  }

  static Outcome of(Narration narration) {
    return switch (narration) {
      case Narration.Told told -> shown(told.sentences(), Stream.empty(), List.of());
      case Narration.Plain(String reason) -> plain(reason);
    };
  }

  static Outcome of(Draft draft) {
    return switch (draft) {
      case Draft.Chosen chosen ->
          shown(
              List.of(),
              chosen.steps().stream().map(Choice::values),
              chosen.steps().stream().map(step -> Integer.toString(step.option() + 1)).toList());
      case Draft.Unfitting _ -> plain("none fits");
      case Draft.None(String reason) -> plain(reason);
    };
  }

  static Outcome of(ScriptDraft script) {
    return switch (script) {
      case ScriptDraft.Written written ->
          shown(
              written.steps().stream().map(Step::why).toList(),
              Stream.of(
                  "destroys " + written.steps().stream().map(Step::destroys).toList(),
                  "left out " + written.leftOut()),
              written.steps().stream().map(Step::command).toList());
      case ScriptDraft.None(String reason) -> plain(reason);
    };
  }

  static Outcome of(Inquiry inquiry) {
    List<Sentence> said = inquiry.findings().stream().map(Finding::sentence).toList();
    Outcome shown =
        shown(
            said,
            Stream.concat(inquiry.findings().stream().map(Outcome::word), Stream.of(inquiry.end())),
            inquiry.trail().stream().map(Outcome::words).toList());
    return new Outcome(shown.text(), shown.cited(), said.isEmpty(), shown.done());
  }

  private static String word(Finding finding) {
    return finding.bearing().name().toLowerCase(Locale.ROOT);
  }

  private static String words(Look look) {
    return Stream.of(
            look.tool(),
            look.argument(),
            look.result().name().toLowerCase(Locale.ROOT),
            look.note())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Outcome shown(List<Sentence> said, Stream<String> more, List<String> done) {
    return new Outcome(
        Stream.concat(said.stream().map(Sentence::text), more).collect(Collectors.joining(" ")),
        said.stream().flatMap(sentence -> sentence.facts().stream()).distinct().toList(),
        false,
        done);
  }

  private static Outcome plain(String reason) {
    return new Outcome(reason, List.of(), true, List.of());
  }
}
