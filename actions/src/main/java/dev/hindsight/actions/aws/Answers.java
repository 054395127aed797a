package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all kinds of objects read from answers in the same way; pure. */
final class Answers {

  /** That there is none of something. */
  static final String NONE = "none";

  private Answers() {}

  /** The text at a JSON pointer; empty where there is none. */
  static String text(JsonNode node, String pointer) {
    return node.at(pointer).asString("");
  }

  /** The one object of an answer, at a JSON pointer. */
  static Outcome<JsonNode> one(JsonNode answer, String pointer, ObjectRef object) {
    JsonNode found = answer.at(pointer);
    return found.isMissingNode() || found.isNull() ? gone(object) : new Outcome.Done<>(found);
  }

  static <T> Outcome<T> gone(ObjectRef object) {
    return new Outcome.GaveUp<>(Reason.GONE, object.display() + ": not found");
  }

  /** An object that counts no generations. */
  static Live live(ObjectRef object, String uid, Facts facts, JsonNode node) {
    return going(object, uid, false, facts, node);
  }

  /** The same of one that may be on its way out. */
  static Live going(ObjectRef object, String uid, boolean out, Facts facts, JsonNode node) {
    return new Live(object, uid, 0, "", Optional.empty(), out, facts, node);
  }

  /** An object that is not there: nothing is known of it. */
  static Live absent(ObjectRef object) {
    return live(
        object,
        "",
        new Facts.Cloud(new TreeMap<>(), Map.of(), 0, 0),
        JsonMapper.shared().createObjectNode());
  }

  /** The newest of a kind, by its identity. */
  static String newest(JsonNode answer, String pointer) {
    String found = text(answer, pointer);
    return found.isEmpty() ? NONE : found;
  }

  /** What can be done without. */
  static <T> Optional<T> whereThere(Outcome<T> outcome) {
    return outcome instanceof Outcome.Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** The last part of an ARN. */
  static String afterSlash(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** One that is settled and serves, or is given up by AWS itself. */
  static Health health(boolean well, boolean stuck, String sentence) {
    return new Health(well, stuck, well, Map.of(), sentence);
  }

  static String or(String word) {
    return word.isEmpty() ? "unknown" : word;
  }
}
