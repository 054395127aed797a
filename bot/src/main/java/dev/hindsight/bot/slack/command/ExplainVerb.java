package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Explains an incident, a message, a thread or pasted lines. */
final class ExplainVerb implements Verb {

  private final Explaining explaining;

  ExplainVerb(Explaining explaining) {
    this.explaining = explaining;
  }

  @Override
  public Reply answer(Call call) {
    String text = call.typed().rest();
    List<String> words = Arrays.stream(text.split("\\s+")).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) {
      return new Reply.Say(explaining.thread(call.place()));
    }
    Optional<String> message = Addresses.message(text);
    if (message.isPresent()) {
      return new Reply.Say(explaining.permalink(message.get()));
    }
    List<Optional<String>> incidents = words.stream().map(Arg.Kind.INCIDENT::read).toList();
    if (incidents.stream().allMatch(Optional::isPresent)) {
      return words.size() == 1
          ? new Reply.Say(
              explaining.incident(
                  IncidentId.parse(incidents.getFirst().orElseThrow()).orElseThrow()))
          : new Reply.Wrong("incident", "One incident at a time.");
    }
    return words.size() > 1 || PastedText.isLikely(text)
        // to show an answer to others asks no model again
        ? new Reply.Say(
            call.typed().share() ? explaining.plainly(text) : explaining.text(text, call.place()))
        : new Reply.Wrong("incident", "“%s” is no incident.".formatted(text));
  }
}
