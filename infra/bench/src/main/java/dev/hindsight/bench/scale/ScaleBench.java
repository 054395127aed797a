package dev.hindsight.bench.scale;

import dev.hindsight.bench.PeakMemory;
import dev.hindsight.knowledge.DocumentImport;
import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Search;
import dev.hindsight.knowledge.embed.Embeddings;
import dev.hindsight.knowledge.embed.JdbcVectorSearches;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports, fills and searches, on the product's own code in this JVM. */
final class ScaleBench {

  private static final int SAMPLE = 100;
  private static final double NANOS = 1e9;

  private final ConfigurableApplicationContext product;
  private final Progress progress;

  ScaleBench(ConfigurableApplicationContext product, Progress progress) {
    this.product = product;
    this.progress = progress;
  }

  Measured run(Path directory, int passages, int queries) throws IOException, SQLException {
    double importS = imported(directory, passages);
    JdbcClient jdbc = product.getBean(JdbcClient.class);
    long kept =
        jdbc.sql(
                """
                select count(*) from knowledge.passages p
                join knowledge.documents d on d.slug = p.document where d.trust <> 'shipped'
                """)
            .query(Long.class)
            .single();
    double rate = embeddedASecond();
    progress.say(
        "the model embeds %.0f passages a second: %.0f minutes for %d"
            .formatted(rate, kept / rate / 60, kept));
    progress.say("making up vectors instead ...");
    Embeddings embeddings = product.getBean(Embeddings.class);
    MadeUpVectors.fill(product.getBean(DataSource.class), embeddings.name());
    jdbc.sql("vacuum analyze knowledge.embeddings").update();
    jdbc.sql("vacuum analyze knowledge.passages").update();
    jdbc.sql("analyze knowledge.documents").update();
    SearchTimes searches = new SearchTimes(product.getBean(Search.class), queries, progress);
    double loadMs = searches.first(rare(passages));
    searches.run();
    long rss = PeakMemory.ofProcess(ProcessHandle.current().pid());
    List<Measured.Row> vectors =
        new VectorTimes(product.getBean(JdbcVectorSearches.class), progress).compared();
    return new Measured(
        kept,
        importS,
        rate,
        loadMs,
        searches.rows(),
        vectors,
        searches.known().percentile(99),
        searches.embedded().percentile(99),
        rss);
  }

  private double imported(Path directory, int passages) throws IOException {
    Path file = directory.resolve("made-up.jsonl");
    try (Writer out = Files.newBufferedWriter(file)) {
      for (int number = 0; number * MadeUp.SECTIONS < passages; number++) {
        int sections = Math.min(MadeUp.SECTIONS, passages - number * MadeUp.SECTIONS);
        out.write(MadeUp.line(number, sections));
        out.write('\n');
      }
    }
    progress.say("importing ...");
    ImportRequest request =
        new ImportRequest(
            file,
            Match.Kind.RUNBOOK,
            Optional.empty(),
            Optional.of("bench scale"),
            true,
            ImportRequest.Prune.NO);
    long from = System.nanoTime();
    ImportReport report = product.getBean(DocumentImport.class).run(request, done -> {});
    double seconds = (System.nanoTime() - from) / NANOS;
    if (!report.skipped().isEmpty()) {
      throw new CannotRun("the import skipped " + report.skipped().getFirst());
    }
    return seconds;
  }

  /** How many documents are of the rarest service. */
  private static long rare(int passages) {
    return Math.ceilDiv(Math.ceilDiv(passages, MadeUp.SECTIONS), Share.PARTS.getLast());
  }

  private double embeddedASecond() {
    Embeddings embeddings = product.getBean(Embeddings.class);
    List<String> texts =
        product
            .getBean(JdbcClient.class)
            .sql(
                """
                select text from knowledge.embeddable where kind = 'RUNBOOK'
                order by hash limit :many
                """)
            .param("many", 2 * SAMPLE)
            .query((row, number) -> row.getString(1))
            .list();
    int half = texts.size() / 2;
    texts.subList(0, half).forEach(embeddings::of);
    long from = System.nanoTime();
    texts.subList(half, texts.size()).forEach(embeddings::of);
    return (texts.size() - half) / ((System.nanoTime() - from) / NANOS);
  }

  /** Always the same questions. */
  static Random questions() {
    return new Random(99);
  }
}
