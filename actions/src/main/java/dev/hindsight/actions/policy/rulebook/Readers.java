package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.Risk;
import dev.hindsight.actions.action.Family;
import dev.hindsight.actions.policy.yaml.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the small things that stand in several places of a policy file. */
public final class Readers {

  /** The names of the whole family, from the family itself. */
  private static final Map<String, String> ACTIONS =
      Family.types().keySet().stream()
          .collect(Collectors.toMap(n -> n, n -> n, (a, _) -> a, LinkedHashMap::new));

  private static final Map<String, Risk> RISKS = risks();
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");

  private Readers() {}

  private static Map<String, Risk> risks() {
    Map<String, Risk> risks = new LinkedHashMap<>();
    risks.put("low", Risk.LOW);
    risks.put("medium", Risk.MEDIUM);
    risks.put("high", Risk.HIGH);
    return risks;
  }

  /** The name of an action of the family. */
  public static String action(Value value) {
    return value.oneOf("action", ACTIONS);
  }

  /** A risk. */
  public static Risk risk(Value value) {
    return value.oneOf("risk", RISKS);
  }

  static NamePattern pattern(Value value) {
    return placed(value, NamePattern::new);
  }

  static LabelSelector selector(Value value) {
    return placed(value, LabelSelector::new);
  }

  /** The word "all", or a list of at least one pattern. */
  static Names names(Value value) {
    return value.isText("all")
        ? new Names.All()
        : new Names.Some(value.some("name, or be the word 'all'", Readers::pattern));
  }

  static int percent(Value value) {
    Matcher match = PERCENT.matcher(value.raw() instanceof Value.Raw.Text(String text) ? text : "");
    int percent = match.matches() ? Integer.parseInt(match.group(1)) : 101;
    if (percent > 100) {
      throw value.error("must be a share such as 25%, from 0% to 100%");
    }
    return percent;
  }

  private static <T> T placed(Value value, Function<String, T> make) {
    String text = value.text();
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw value.error(String.valueOf(e.getMessage()));
    }
  }
}
