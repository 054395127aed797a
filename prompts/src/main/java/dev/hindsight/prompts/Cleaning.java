package dev.hindsight.prompts;

import java.util.regex.Pattern;

/** Makes text one line that can neither end its frame, nor imitate a fact, nor give orders. */
public final class Cleaning {

  static final String LEFT_OUT = "(left out: it reads like an instruction)";

  private static final int LONGEST = 300;
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cs}]+");
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\s\\u2028\\u2029]+");
  private static final Pattern POINTER = Pattern.compile("\\[(\\d+)]");

  /** How text addresses a model rather than a reader of logs. */
  private static final Pattern ORDER =
      Pattern.compile(
          "(?i)\\b(?:ignore|disregard|forget|override)\\b.{0,40}\\b(?:instruction|prompt|rule|above|previous|prior|earlier)"
              + "|\\b(?:system|developer|assistant|user)\\s*(?:prompt|message|role|turn)?\\s*:\\s|\\byou\\s+(?:are|must|should|will|shall|can)\\b|\\bas"
              + " an ai\\b|\\bnew instructions?\\b"
              + "|\\b(?:respond|reply|answer|say|write|output|tell)\\s+(?:only|with|that|them|everyone|exactly)\\b"
              + "|<\\|?/?(?:im_start|im_end|system|assistant|user|inst|s)\\b|\\[/?INST]|<<SYS>>|\\b(?:end|begin|start)"
              + " of (?:data|facts|context|input|prompt)\\b|\\btool_(?:call|result)s?\\b");

  private Cleaning() {}

  /** Text of our own, which may still quote names of others. */
  static String ofOurs(String text) {
    String line = BREAKS.matcher(HIDDEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
    String framed = line.replace('<', '‹');
    String whole = POINTER.matcher(framed).replaceAll("($1)");
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST - 1) + "…";
  }

  /** A person's question on one line, as facts are, so that it cannot end the frame around it. */
  public static String question(String text) {
    return ofOurs(text.substring(0, Math.min(text.length(), 10 * LONGEST)));
  }

  /** Text of others; what reads like an order to the model is not passed on at all. */
  static String ofOthers(String text) {
    String start = text.substring(0, Math.min(text.length(), 10 * LONGEST));
    String flat = BREAKS.matcher(HIDDEN.matcher(start).replaceAll("")).replaceAll(" ");
    return ORDER.matcher(flat).find() ? LEFT_OUT : ofOurs(flat);
  }
}
