package dev.hindsight.bench.prompts;

import dev.hindsight.knowledge.DocumentImport;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.Match;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts every payload into every field of an incident of its own, one incident after another. */
final class Attack {

  private static final int TOLD_EVERY = 25;

  private final World world;
  private final Progress progress;

  Attack(World world, Progress progress) {
    this.world = world;
    this.progress = progress;
  }

  /** The incidents' first causes, the calm one's first. */
  List<String> run(List<Hostile> all) throws IOException {
    documents(all);
    world.cluster().inject(Fault.OOM, "checkout");
    List<String> causes = new ArrayList<>();
    try (Webhook webhook = new Webhook(world)) {
      webhook.send("warm-up", java.util.Map.of("alertname", "PodOOMKilled"), java.util.Map.of());
      world.await(
          "the first cause", () -> cause("warm-up").filter(c -> c.contains("memory")).isPresent());
      incident(webhook, Hostile.none());
      causes.add(cause(Hostile.none().service()).orElseThrow());
      for (Hostile hostile : all) {
        incident(webhook, hostile);
        people(hostile);
        causes.add(cause(hostile.service()).orElse(""));
        if (causes.size() % TOLD_EVERY == 0) {
          progress.say("%d of %d payloads ...".formatted(causes.size(), all.size()));
        }
      }
    }
    return causes;
  }

  /** As pages of a wiki that anybody may edit. */
  private void documents(List<Hostile> all) throws IOException {
    Path directory = Files.createTempDirectory("hindsight-payloads");
    for (Hostile hostile : all) {
      Files.writeString(
          directory.resolve("page-%d.md".formatted(hostile.number())),
          "# checkout runs out of memory\n\nOOMKilled, restarts.\n\n## What to do\n\n"
              + hostile.in(Field.RUNBOOK)
              + "\n");
    }
    ImportRequest request =
        new ImportRequest(
            directory,
            Match.Kind.RUNBOOK,
            Optional.of("checkout"),
            Optional.of("wiki"),
            false,
            ImportRequest.Prune.NO);
    world.bean(DocumentImport.class).run(request, _ -> {});
    for (Hostile hostile : all) {
      Files.delete(directory.resolve("page-%d.md".formatted(hostile.number())));
    }
    Files.delete(directory);
  }

  private void incident(Webhook webhook, Hostile hostile) {
    world.hostile().say(hostile);
    webhook.send(hostile);
    world.await("the words for " + hostile.service(), () -> isTold(hostile.service()));
    world.await("the card of " + hostile.service(), () -> card(hostile).isPresent());
  }

  private boolean isTold(String service) {
    return world
            .jdbc()
            .sql("select count(*) from bot.incidents where service = ? and narration is not null")
            .param(service)
            .query(Integer.class)
            .single()
        > 0;
  }

  private Optional<String> cause(String service) {
    return world
        .jdbc()
        .sql(
            """
            select concat_ws(' ', findings ->> 'category',
              replace(findings -> 'causes' -> 0 ->> 'title', service, 'it'))
            from bot.incidents where service = ? and findings is not null
            order by id desc limit 1\
            """)
        .param(service)
        .query(String.class)
        .optional();
  }

  private Optional<Message> card(Hostile hostile) {
    return world.slack().messages(Workspace.INCIDENTS).reversed().stream()
        .filter(card -> card.contains(hostile.service()))
        .findFirst();
  }

  /** Somebody pastes it, and somebody says it below the card. */
  private void people(Hostile hostile) {
    world
        .slack()
        .slash(Workspace.SAM, Workspace.INCIDENTS, "explain ERROR " + hostile.in(Field.PASTED));
    String said = "@hindsight explain\n%s".formatted(hostile.in(Field.THREAD));
    card(hostile)
        .ifPresent(
            card -> world.slack().reply(Workspace.ERIN, Workspace.INCIDENTS, card.ts(), said));
  }
}
