package dev.hindsight.bot.slack.agent;

import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.command.Parsed;
import dev.hindsight.bot.slack.command.Typed;
import java.util.List;
import java.util.Optional;

/** What is looked at to answer, as tasks the pane shows. */
final class Looks {

  private Looks() {}

  static List<Chunk.Task> of(Parsed asked, CardLink cards) {
    return switch (asked) {
      case Parsed.Understood(Typed typed) -> of(typed, cards);
      case Parsed.Pasted _ -> lines();
      case Parsed.Misused _, Parsed.Unknown _ -> List.of();
    };
  }

  private static List<Chunk.Task> of(Typed typed, CardLink cards) {
    Optional<IncidentId> incident = IncidentId.parse(typed.rest().strip());
    return switch (typed.word()) {
      case EXPLAIN -> incident.map(id -> evidence(id, cards)).orElseGet(Looks::lines);
      case ASK -> lines();
      case INCIDENT, ACK, CAUSE ->
          incident
              .map(id -> List.of(task("incident", "Incident " + id, card(cards, id))))
              .orElseGet(List::of);
      case DESK, STATUS, ALERTS -> one("open", "Open incidents");
      case PLANS, PLAN, APPROVALS, REVIEW, RUNS -> one("plans", "Plans and their runs");
      case TIMELINE -> one("thread", "What was done and said about it");
      case DIGEST -> one("week", "The last days in figures");
      default -> List.of();
    };
  }

  private static List<Chunk.Task> evidence(IncidentId id, CardLink cards) {
    return List.of(
        task("evidence", "The evidence of " + id, card(cards, id)),
        task("past", "What helped before", Optional.empty()));
  }

  private static List<Chunk.Task> lines() {
    return List.of(
        task("words", "What you asked about", Optional.empty()),
        task("past", "Runbooks and past incidents", Optional.empty()));
  }

  private static List<Chunk.Task> one(String id, String title) {
    return List.of(task(id, title, Optional.empty()));
  }

  private static Chunk.Task task(String id, String title, Optional<Block.Source> source) {
    return new Chunk.Task(id, title, Block.Status.IN_PROGRESS, source);
  }

  private static Optional<Block.Source> card(CardLink cards, IncidentId id) {
    return cards.link(id).map(url -> new Block.Source(url, id + ", its card"));
  }

  static List<Chunk.Task> done(List<Chunk.Task> tasks, Block.Status status) {
    return tasks.stream()
        .map(task -> new Chunk.Task(task.id(), task.title(), status, task.source()))
        .toList();
  }
}
