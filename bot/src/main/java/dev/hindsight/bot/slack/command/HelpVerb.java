package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.command.Word.Who;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists what can be said, with ids of what is open now; what approvers say, to approvers only. */
final class HelpVerb implements Verb {

  private final OpsDesks desks;

  HelpVerb(OpsDesks desks) {
    this.desks = desks;
  }

  @Override
  public Reply answer(Call call) {
    boolean reader = desks.incidents().stranger(call.person()).isEmpty();
    boolean approver = desks.approvers().everybody().contains(call.person());
    List<IncidentView> open = reader ? desks.reads().overview().now().open() : List.of();
    List<Word> words =
        Arrays.stream(Word.values())
            .filter(word -> approver || word.who() != Who.APPROVERS)
            .filter(word -> reader || word.who() == Who.ANYBODY)
            .toList();
    return call.arg("verb")
        .map(
            typed ->
                Word.of(typed.toLowerCase(Locale.ROOT))
                    .filter(words::contains)
                    .map(word -> Reply.words(real(word.usage(call.place().address()), open)))
                    .orElseGet(() -> new Reply.Wrong("verb", "There is no “%s”.".formatted(typed))))
        .orElseGet(() -> list(call, words, open));
  }

  private static Reply list(Call call, List<Word> words, List<IncidentView> open) {
    return Reply.words(
        "What I understand:\n"
            + words.stream()
                .map(word -> real(word.usage(call.place().address()), open))
                .collect(Collectors.joining("\n")));
  }

  /** The example with what is there now. */
  private static String real(String usage, List<IncidentView> open) {
    Optional<String> incident = open.stream().findFirst().map(view -> view.id().toString());
    Optional<String> plan =
        open.stream()
            .flatMap(view -> view.plan().stream())
            .findFirst()
            .map(found -> found.id().toString());
    return usage.replace("INC-7", incident.orElse("INC-7")).replace("PLN-7", plan.orElse("PLN-7"));
  }
}
