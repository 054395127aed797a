package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.command.Arg.Kind;
import dev.hindsight.bot.slack.command.Parsed.Misused;
import dev.hindsight.bot.slack.command.Parsed.Understood;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Gives each word of a command to what the verb takes: by its name, else by its place. */
final class Arguments {

  private static final String SHARE = "share";

  /**
   * What a button carries besides: what its presser had seen, and a mark that makes it count once.
   */
  static final List<String> CARRIED = List.of("was", "mark", "taken", "incident", "draft");

  private final Word word;
  private final String text;
  private final List<Token> tokens;
  private final boolean inPlace;
  private final SequencedMap<String, String> args = new LinkedHashMap<>();
  private boolean share;
  private int place;

  /**
   * @param text all that was typed, in which the tokens have their places
   * @param inPlace whether it is said where one incident is talked about
   */
  Arguments(Word word, String text, List<Token> tokens, boolean inPlace) {
    this.inPlace = inPlace;
    this.word = word;
    this.text = text;
    this.tokens = tokens;
  }

  Parsed read() {
    for (int at = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      Optional<Token.Named> named = token.named().filter(this::knows);
      if (named.filter(this::lacksValue).isPresent() && at + 1 < tokens.size()) {
        named = Optional.of(named.get().with(tokens.get(++at).word()));
      }
      Took took = named.map(this::byName).orElseGet(() -> byPlace(token));
      switch (took) {
        case Took.It _ -> {}
        case Took.Rest _ -> {
          return understood();
        }
        case Took.Nothing(String problem) -> {
          return new Misused(word, problem);
        }
      }
    }
    return understood();
  }

  private Understood understood() {
    String rest = tokens.isEmpty() ? "" : text.substring(tokens.getFirst().start());
    return new Understood(new Typed(word, args, share, rest));
  }

  private boolean knows(Token.Named named) {
    if (named.option() && named.name().equals(SHARE)) {
      return true;
    }
    boolean free = !named.option() && (word.takesValues() || CARRIED.contains(named.name()));
    return free || known(named.name()).isPresent();
  }

  /** {@code --since 2h} is {@code --since=2h}. */
  private boolean lacksValue(Token.Named named) {
    return named.option() && named.value().isEmpty() && !named.name().equals(SHARE);
  }

  private Optional<Arg> known(String name) {
    return word.args().stream().filter(arg -> arg.name().equals(name)).findFirst();
  }

  private Took byName(Token.Named named) {
    if (named.name().equals(SHARE)) {
      share = true;
      return new Took.It();
    }
    if (lacksValue(named)) {
      return new Took.Nothing("“--%s” says nothing.".formatted(named.name()));
    }
    Kind kind = known(named.name()).map(Arg::kind).orElse(Kind.WORD);
    return kind.read(named.value())
        .map(value -> put(named.name(), value))
        .orElseGet(() -> no(named.value(), named.name()));
  }

  private Took byPlace(Token token) {
    for (int at = place; at < word.args().size(); at++) {
      Arg arg = word.args().get(at);
      if (args.containsKey(arg.name()) || isCount(arg, token)) {
        continue;
      }
      if (arg.kind() == Kind.TEXT) {
        return rest(arg, token);
      }
      Optional<String> value = isOption(token) ? Optional.empty() : arg.kind().read(token.word());
      if (value.isPresent()) {
        place = at + 1;
        return put(arg.name(), value.get());
      }
    }
    return notTaken(token);
  }

  /** Where one incident is talked about, “3 of 5 are back” and “2” are words and a severity. */
  private boolean isCount(Arg arg, Token token) {
    return inPlace
        && arg.kind() == Kind.INCIDENT
        && token.word().matches("\\d+")
        && word.args().stream().anyMatch(a -> a.kind() == Kind.TEXT || a.kind() == Kind.SEVERITY);
  }

  private static boolean isOption(Token token) {
    return token.named().filter(Token.Named::option).isPresent();
  }

  /** All that follows as it was typed, or this one quotation. */
  private Took rest(Arg arg, Token token) {
    boolean alone = token.quoted() && token.equals(tokens.getLast());
    args.put(arg.name(), alone ? token.word() : text.substring(token.start()));
    return new Took.Rest();
  }

  private Took put(String name, String value) {
    args.put(name, value);
    return new Took.It();
  }

  private Took notTaken(Token token) {
    if (isOption(token)) {
      return new Took.Nothing("There is no “%s” here.".formatted(token.word()));
    }
    if (word.args().isEmpty()) {
      return new Took.Nothing("“%s” takes nothing more.".formatted(word.word()));
    }
    if (token.named().isPresent()) {
      return new Took.Nothing(
          "There is no “%s” to set here, only %s."
              .formatted(
                  token.named().get().name(),
                  word.args().stream().map(Arg::name).collect(Collectors.joining(", "))));
    }
    return word.args().stream()
        .filter(arg -> !args.containsKey(arg.name()))
        .findFirst()
        .map(arg -> no(token.word(), arg.name()))
        .orElseGet(
            () -> new Took.Nothing("I do not know what to do with “%s”.".formatted(token.word())));
  }

  private static Took no(String value, String name) {
    String hint = name.equals("person") ? "; mention them with @" : "";
    return new Took.Nothing("“%s” is no %s%s.".formatted(value, name, hint));
  }

  /** What became of a word. */
  private sealed interface Took {

    /** It was taken. */
    record It() implements Took {}

    /** It was, and all that follows. */
    record Rest() implements Took {}

    /** Nobody takes it. */
    record Nothing(String problem) implements Took {}
  }
}
