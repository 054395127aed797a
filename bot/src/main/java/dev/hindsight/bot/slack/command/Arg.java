package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a verb takes, by its place or by its name.
 *
 * @param name under which the verb asks for it, and the field of its form
 * @param needed whether the verb is nothing without it
 */
public record Arg(String name, Kind kind, boolean needed) {

  static final Arg INCIDENT = new Arg("incident", Kind.INCIDENT, true);
  static final Arg PLAN = new Arg("plan", Kind.PLAN, true);
  static final Arg TEXT = new Arg("text", Kind.TEXT, true);

  /** The same where it need not be said. */
  Arg maybe() {
    return new Arg(name, kind, false);
  }

  /** What it looks like. */
  public enum Kind {
    /** INC-7, 7, the address of a message or of a page of ours that ends with it. */
    INCIDENT,
    /** PLN-7, 7, or an address that ends with it. */
    PLAN,
    /** A mention, or "me". */
    PERSON,
    /** sev1 to sev4. */
    SEVERITY,
    /** One word. */
    WORD,
    /** All that follows, as it was typed. */
    TEXT;

    /** The word in the form that the verb reads; empty where it is none of this kind. */
    Optional<String> read(String word) {
      String plain = Typography.dashes(word);
      return switch (this) {
        case INCIDENT -> Addresses.message(word).or(() -> incident(Addresses.last(plain)));
        case PLAN -> plan(Addresses.last(plain));
        case PERSON -> person(plain);
        case SEVERITY -> severity(plain.toUpperCase(Locale.ROOT));
        case WORD, TEXT -> Optional.of(word);
      };
    }

    private static Optional<String> incident(String word) {
      return IncidentId.parse(word).map(IncidentId::toString);
    }

    private static Optional<String> plan(String word) {
      return word.matches("(?i)(pln-)?\\d{1,18}")
          ? Optional.of("PLN-" + Long.parseLong(word.replaceFirst("(?i)^pln-", "")))
          : Optional.empty();
    }

    private static Optional<String> person(String word) {
      return word.matches("<@[UW][A-Z0-9]{1,20}>|[UW][A-Z0-9]{4,20}|(?i)me")
          ? Optional.of(word.replaceAll("[<@>]", ""))
          : Optional.empty();
    }

    private static Optional<String> severity(String word) {
      return word.matches("(SEV)?[1-4]")
          ? Optional.of("SEV" + word.charAt(word.length() - 1))
          : Optional.empty();
    }
  }
}
