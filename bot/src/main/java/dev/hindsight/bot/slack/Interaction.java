package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** What a person did in Slack and waits for an answer to: pressed, sent or chose something. */
sealed interface Interaction
    permits Click, Submission, SlashCommand, MessageShortcut, GlobalShortcut {

  /** Who did it, as Slack says. */
  PersonId person();

  /** Their workspace; empty where Slack does not say. */
  String team();

  /** The name of the route that takes it. */
  String route();

  /** The same at each delivery of it, and at no other. */
  String key();

  /** Whether it stops something: it waits for nothing that is being done. */
  default boolean urgent() {
    return false;
  }

  /**
   * The same without secrets in what was typed; what a button carries was made from that, or is
   * ids.
   *
   * @param redactor takes secrets out of a text
   */
  default Interaction redacted(UnaryOperator<String> redactor) {
    return this;
  }

  /** Where they are told what came of it. */
  default Ear ear() {
    return Ear.of(person());
  }

  /**
   * What was kept as JSON.
   *
   * @param kind the record's name
   */
  static Interaction read(String kind, String json) {
    return Arrays.stream(Interaction.class.getPermittedSubclasses())
        .filter(type -> type.getSimpleName().equals(kind))
        .map(type -> (Interaction) JsonMapper.shared().readValue(json, type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such interaction: " + kind));
  }
}
