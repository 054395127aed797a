package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.Declarations;
import dev.hindsight.bot.incident.Declarations.Declaration;
import dev.hindsight.bot.incident.Declarations.Declared;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Form.Field;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens an incident without an alert. */
final class DeclareVerb implements Verb {

  private final Finder finder;
  private final Declarations desk;

  DeclareVerb(Finder finder, Declarations desk) {
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    Optional<String> service = call.arg("service");
    Optional<Severity> severity = SeverityVerb.severity(call, "severity");
    Optional<String> text = call.text();
    Typed typed =
        call.arg("mark").isPresent() ? call.typed() : call.typed().with("mark", UUID.randomUUID());
    if (service.isEmpty() || severity.isEmpty() || text.isEmpty()) {
      return new Reply.Fill(form(typed, service, text));
    }
    Declaration said =
        new Declaration(service.get(), severity.get(), text.get(), typed.arg("mark").orElseThrow());
    return call.confirmed() ? declare(call, said) : ask(typed, said);
  }

  private static Form form(Typed typed, Optional<String> service, Optional<String> text) {
    return new Form(
        typed,
        "Declare an incident",
        "Declare",
        "A card is opened in the incidents' channel, and the cause is looked for.",
        List.of(
            Field.line("service", "Which service?", "As in checkout or shop/checkout.", service),
            SeverityVerb.field(typed.arg("severity")),
            Field.text("text", "What is wrong?", "What people see of it.", text)));
  }

  private static Reply ask(Typed typed, Declaration said) {
    return new Reply.Ask(
        Text.escape(
            "An incident of %s would be opened, %s: %s"
                .formatted(said.service(), said.severity(), said.text())),
        "Declare it",
        typed,
        false);
  }

  private Reply declare(Call call, Declaration said) {
    Declared declared = desk.declare(said, call.person());
    return Reply.of(
        declared.answer(),
        Text.escape(declared.answer().text()) + declared.incident().map(finder::link).orElse(""));
  }
}
