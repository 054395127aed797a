package dev.hindsight.bench.search;

import dev.hindsight.knowledge.DocumentImport;
import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.embed.Embeddings;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Puts pages into the product by its own import, each collection as a source of its own. */
final class Library {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration TELL = Duration.ofSeconds(20);

  private final ApplicationContext bot;
  private final Path directory;
  private final Progress progress;

  Library(ApplicationContext bot, Path directory, Progress progress) {
    this.bot = bot;
    this.directory = directory;
    this.progress = progress;
  }

  void add(List<Page> pages, Match.Kind kind) {
    pages.stream().map(Page::collection).distinct().forEach(c -> add(c, pages, kind));
  }

  private void add(String collection, List<Page> pages, Match.Kind kind) {
    Path file = directory.resolve(Integer.toHexString(collection.hashCode()) + ".jsonl");
    List<String> lines =
        pages.stream()
            .filter(page -> page.collection().equals(collection))
            .map(
                page ->
                    JSON.writeValueAsString(
                        Map.of("id", page.id(), "title", page.title(), "text", page.text())))
            .toList();
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new CannotRun("%s cannot be written: %s".formatted(file, e), e);
    }
    ImportRequest request =
        new ImportRequest(
            file, kind, Optional.empty(), Optional.of(collection), true, ImportRequest.Prune.NO);
    ImportReport report = bot.getBean(DocumentImport.class).run(request, done -> {});
    if (!report.skipped().isEmpty()) {
      progress.say(
          "%d pages were skipped: %s"
              .formatted(report.skipped().size(), report.skipped().getFirst()));
    }
  }

  /** Waits until the bot has embedded all there is. */
  void embedded() {
    String model = bot.getBean(Embeddings.class).name();
    long told = System.nanoTime();
    long left = left(model);
    progress.say("embedding %d passages ...".formatted(left));
    while (left > 0) {
      LockSupport.parkNanos(LOOK.toNanos());
      left = left(model);
      if (System.nanoTime() - told > TELL.toNanos()) {
        progress.say("%d are left".formatted(left));
        told = System.nanoTime();
      }
    }
  }

  private long left(String model) {
    return bot.getBean(JdbcClient.class)
        .sql(
            """
            select count(*) from knowledge.embeddable t where not exists (
              select from knowledge.embeddings e where e.kind = t.kind and e.owner = t.owner
                and e.position = t.position and e.model = :model and e.hash = t.hash)
            """)
        .param("model", model)
        .query(Long.class)
        .single();
  }

  /** Each page's id by the slug of its document. */
  Map<String, String> ids() {
    Map<String, String> ids = new HashMap<>();
    bot.getBean(JdbcClient.class)
        .sql("select slug, path from knowledge.documents where trust <> 'shipped'")
        .query(
            (java.sql.ResultSet row) -> {
              String path = row.getString("path");
              ids.put(row.getString("slug"), path.substring(path.indexOf('#') + 1));
            });
    return ids;
  }
}
