package dev.hindsight.local.model;

import java.util.List;
import java.util.Optional;

/**
 * What a model is asked, whatever the wire.
 *
 * @param system what the model is told to be
 * @param user all that the user's messages say
 * @param tools names of the tools it may call
 * @param found what tools have answered so far, oldest first
 * @param turn how often the model has spoken before
 * @param streams whether the answer is to come piece by piece
 */
record Question(
    String model,
    String system,
    String user,
    List<String> tools,
    List<String> found,
    int turn,
    boolean streams) {

  Question {
    tools = List.copyOf(tools);
    found = List.copyOf(found);
  }

  /** "scripted:stall" asks for one behaviour, this once. */
  Optional<Behaviour> wanted() {
    int colon = model.indexOf(':');
    return colon < 0 ? Optional.empty() : Optional.of(Behaviour.named(model.substring(colon + 1)));
  }

  /** Its facts, those that tools found among them. */
  PromptFacts facts() {
    return PromptFacts.of(user).and(found);
  }
}
