package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.incident.IncidentId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A word of the grammar with what it was given, by place or by name.
 *
 * @param args by name, in the order they were given
 * @param share whether everybody may see the answer
 * @param rest all after the word, as it was typed
 */
public record Typed(Word word, SequencedMap<String, String> args, boolean share, String rest) {

  public Typed {
    args = new LinkedHashMap<>(args);
  }

  static Typed of(Word word, Map<String, String> args) {
    return new Typed(word, new LinkedHashMap<>(args), false, "");
  }

  /** What was given under that name; empty where it was not, or blank. */
  public Optional<String> arg(String name) {
    return Optional.ofNullable(args.get(name)).filter(value -> !value.isBlank());
  }

  Optional<IncidentId> incident() {
    return arg(Arg.INCIDENT.name()).flatMap(IncidentId::parse);
  }

  Optional<PlanId> plan() {
    return arg(Arg.PLAN.name())
        .filter(id -> id.matches("PLN-\\d{1,18}"))
        .map(id -> new PlanId(Long.parseLong(id.substring(4))));
  }

  /** The person meant by a name; "me" is whoever says it. */
  Optional<PersonId> person(String name, PersonId me) {
    return arg(name).map(id -> id.equalsIgnoreCase("me") ? me : new PersonId(id));
  }

  /** What was given by names that are not the word's own. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>(args);
    values.keySet().removeAll(Arguments.CARRIED);
    word.args().forEach(arg -> values.remove(arg.name()));
    return values;
  }

  /** Whether something is missing that a window would ask for. */
  boolean lacks() {
    return (word == Word.EDIT && values().isEmpty())
        || word.args().stream().anyMatch(arg -> arg.needed() && arg(arg.name()).isEmpty());
  }

  Typed shared() {
    return new Typed(word, args, true, rest);
  }

  /** The same with that as well. */
  Typed with(String name, Object value) {
    Typed more = new Typed(word, args, share, rest);
    more.args.put(name, value.toString());
    return more;
  }

  /** The same without what these names stand for. */
  Typed without(Collection<String> names) {
    Typed less = new Typed(word, args, share, rest);
    less.args.keySet().removeAll(names);
    return less;
  }

  /** The command that means the same, for a button: everything by its name. */
  String again() {
    String named =
        args.entrySet().stream()
            .map(arg -> "%s=\"%s\"".formatted(arg.getKey(), escaped(arg.getValue())))
            .collect(Collectors.joining(" "));
    return (word.word() + " " + named).strip();
  }

  /** The same as a person would type it, with options. */
  String inOptions() {
    String named =
        args.entrySet().stream()
            .map(arg -> "--%s %s".formatted(arg.getKey(), quoted(arg.getValue())))
            .collect(Collectors.joining(" "));
    return (word.word() + " " + named).strip();
  }

  private static String quoted(String value) {
    return value.matches("[\\w.:/-]+") ? value : "\"%s\"".formatted(escaped(value));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
