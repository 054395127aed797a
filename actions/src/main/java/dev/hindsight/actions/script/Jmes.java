package dev.hindsight.actions.script;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * JMESPath, which the aws program and Python's own library read alike; no value ends its own part.
 */
final class Jmes {

  private Jmes() {}

  /** A text as a literal. */
  static String text(String value) {
    return "`" + JsonMapper.shared().writeValueAsString(value).replace("`", "\\u0060") + "`";
  }

  /** That the field has this text. */
  static String is(String field, String value) {
    return "%s == %s".formatted(field, text(value));
  }

  /** That the field has one of these texts; one that is not there has none of them. */
  static String oneOf(String field, String... values) {
    return "contains([%s], to_string(%s))"
        .formatted(Arrays.stream(values).map(Jmes::text).collect(Collectors.joining(", ")), field);
  }

  /** How many elements of the list are so; there may be no such list. */
  static String count(String list, String condition) {
    return "length(not_null(%s[?%s], `[]`))".formatted(list, condition);
  }

  /** That an element of the list is so. */
  static String some(String list, String condition) {
    return count(list, condition) + " > `0`";
  }

  /** The field of the first element that is so. */
  static String first(String list, String condition, String field) {
    return "%s[?%s].%s | [0]".formatted(list, condition, field);
  }
}
