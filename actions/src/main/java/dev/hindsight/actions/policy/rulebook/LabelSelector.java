package dev.hindsight.actions.policy.rulebook;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One requirement on labels: {@code key}, {@code !key}, {@code key=value} or {@code key!=value}.
 *
 * @param text as it is written
 */
public record LabelSelector(String text) {

  private static final String KEY = "[A-Za-z0-9][-A-Za-z0-9_./]{0,315}";
  private static final Pattern FORM =
      Pattern.compile("!%1$s|%1$s(!?=[-A-Za-z0-9_.]{0,63})?".formatted(KEY));

  /** Refuses other forms. */
  public LabelSelector {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no label selector: key, !key, key=value or key!=value".formatted(text));
    }
  }

  /** Whether an object with these labels is meant. */
  public boolean matches(Map<String, String> labels) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return text.startsWith("!")
          ? !labels.containsKey(text.substring(1))
          : labels.containsKey(text);
    }
    boolean not = text.charAt(equals - 1) == '!';
    String key = text.substring(0, not ? equals - 1 : equals);
    return text.substring(equals + 1).equals(labels.get(key)) != not;
  }

  @Override
  public String toString() {
    return text;
  }
}
