package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview.Planned;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Option;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Form.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a command is about, looked up; where nothing was named, a window asks for it. */
final class Finder {

  private static final Logger LOG = LoggerFactory.getLogger(Finder.class);
  private static final int MOST = 100;

  private final Reads reads;
  private final Cards cards;

  Finder(Reads reads, Cards cards) {
    this.reads = reads;
    this.cards = cards;
  }

  /** The incident that is meant, then what is done with it. */
  Reply incident(Call call, List<Field> others, Function<IncidentView, Reply> then) {
    String given = call.arg(Arg.INCIDENT.name()).orElse("");
    if (given.isEmpty()) {
      List<Option> open =
          reads.overview().now().open().stream().limit(MOST).map(Finder::option).toList();
      return ask(
          call, Field.choice("incident", "Which incident?", "", open, Optional.empty()), others);
    }
    Optional<IncidentId> id = IncidentId.parse(given).or(() -> at(given));
    return id.flatMap(reads.board()::view)
        .map(then)
        .orElseGet(
            () ->
                new Reply.Wrong(
                    "incident",
                    id.map("There is no %s."::formatted)
                        .orElse("That message is no card of mine.")));
  }

  /** A message's address stands for the incident whose card or thread it is. */
  private Optional<IncidentId> at(String address) {
    int cut = address.indexOf('/');
    return cut < 0
        ? Optional.empty()
        : cards.incidentAt(address.substring(0, cut), address.substring(cut + 1));
  }

  private static Option option(IncidentView view) {
    return new Option("%s %s".formatted(view.id(), view.title()), view.id().toString());
  }

  /** The plan that is meant and its incident, then what is done with it. */
  Reply plan(Call call, List<Field> others, BiFunction<IncidentView, PlanStatus, Reply> then) {
    return call.typed()
        .plan()
        .map(
            id ->
                reads
                    .plans()
                    .status(id)
                    .flatMap(
                        plan ->
                            IncidentId.parse(plan.incident())
                                .flatMap(reads.board()::view)
                                .map(view -> then.apply(view, plan)))
                    .orElseGet(() -> new Reply.Wrong("plan", "There is no %s.".formatted(id))))
        .orElseGet(() -> ask(call, planChoice(), others));
  }

  private Field planChoice() {
    List<Option> open =
        reads.overview().now().plans().stream()
            .map(Planned::plan)
            .limit(MOST)
            .map(
                plan ->
                    new Option("%s %s".formatted(plan.id(), plan.title()), plan.id().toString()))
            .toList();
    return Field.choice("plan", "Which plan?", "", open, Optional.empty());
  }

  private static Reply ask(Call call, Field first, List<Field> others) {
    Word word = call.typed().word();
    if (first.input() instanceof Form.Input.Choice(List<Option> options) && options.isEmpty()) {
      return Reply.words("There is none now; name one. " + word.usage(call.place().address()));
    }
    return new Reply.Fill(
        new Form(
            call.typed(),
            word.title(),
            word.title(),
            word.does(),
            Stream.concat(Stream.of(first), others.stream()).toList()));
  }

  /** Where an incident can be read, in markup; nothing when that is not to be had right now. */
  String link(IncidentId id) {
    try {
      return cards.link(id).map(" <%s|Open the card>"::formatted).orElse("");
    } catch (RuntimeException e) {
      // asked for after something was done: that it was done is still to be told
      LOG.warn("The card of {} cannot be pointed to right now", id, e);
      return "";
    }
  }

  /** The incident's number, as a link to its card where there is one. */
  String name(IncidentId id) {
    return cards.link(id).map(url -> "<%s|%s>".formatted(url, id)).orElse(id.toString());
  }

  /** An answer about an incident, with the way to it. */
  Reply answer(IncidentId id, Answer answer) {
    return Reply.of(answer, Text.escape(answer.text()) + link(id));
  }
}
