package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.command.Reply.Ask;
import java.util.Map;

/** The weekly digest: shown at once, switched and moved after a look at what that means. */
final class DigestVerb implements Verb {

  private final DigestDesk digest;

  DigestVerb(DigestDesk digest) {
    this.digest = digest;
  }

  @Override
  public Reply answer(Call call) {
    String words = call.text().orElse("preview");
    DigestDesk.Wish wish = digest.wish(words, call.person(), call.place().channel());
    return switch (wish) {
      case DigestDesk.Wish.Say(var message) when call.confirmed() -> new Reply.Refused(message);
      case DigestDesk.Wish.Say(var message) -> new Reply.Say(message);
      case DigestDesk.Wish.Change change when call.confirmed() ->
          new Reply.Say(change.does().get());
      case DigestDesk.Wish.Change change ->
          new Ask(
              change.what(),
              change.label(),
              Typed.of(Word.DIGEST, Map.of(Arg.TEXT.name(), change.words())),
              false);
    };
  }
}
