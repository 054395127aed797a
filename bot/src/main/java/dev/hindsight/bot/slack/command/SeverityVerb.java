package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.block.Option;
import dev.hindsight.bot.slack.command.Form.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says how bad an incident is. */
final class SeverityVerb implements Verb {

  private final Moving moving;

  SeverityVerb(Moving moving) {
    this.moving = moving;
  }

  @Override
  public Reply answer(Call call) {
    Field how = field(call.arg("severity"));
    Field why = Field.line("text", "Why?", "Kept in its timeline.", call.text()).maybe();
    return moving
        .finder()
        .incident(
            call,
            List.of(how, why),
            view ->
                severity(call, "severity")
                    .map(to -> rate(call, view, to))
                    .orElseGet(
                        () ->
                            Moving.fill(
                                call, view, "It is %s now.".formatted(view.severity()), how, why)));
  }

  static Field field(Optional<String> given) {
    List<Option> all =
        Arrays.stream(Severity.values()).map(s -> new Option(words(s), s.name())).toList();
    return Field.choice("severity", "How bad is it?", "", all, given);
  }

  private static String words(Severity severity) {
    return switch (severity) {
      case SEV1 -> "SEV1: people cannot do what they came for";
      case SEV2 -> "SEV2: many are hindered";
      case SEV3 -> "SEV3: some are hindered, or soon will be";
      case SEV4 -> "SEV4: to be looked at";
    };
  }

  static Optional<Severity> severity(Call call, String name) {
    return call.arg(name).flatMap(Arg.Kind.SEVERITY::read).map(Severity::valueOf);
  }

  private Reply rate(Call call, IncidentView view, Severity to) {
    Severity was = severity(call, "was").orElse(view.severity());
    return moving.step(
        call,
        view,
        new Move.Rate(was, to, call.text().orElse("")),
        "It would be %s instead of %s.".formatted(to, was),
        "Make it " + to,
        call.typed().with("severity", to).with("was", was));
  }
}
