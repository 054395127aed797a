package dev.hindsight.knowledge.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match.Kind;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.testing.Requires;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** An HNSW index of a real pgvector. */
class PgIndexSearchTest {

  private static final String DATABASE = "vector_index_" + ProcessHandle.current().pid();
  private static final String MODEL = "toy'model/1";
  private static final int ALL = 2_000;
  private static final int DIMENSION = 32;

  private static JdbcClient server;
  private static JdbcClient jdbc;
  private static PgVectorSearch exact;
  private static PgIndexSearch search;

  @BeforeAll
  static void create() {
    String url = Requires.pgvector();
    server = JdbcClient.create(new DriverManagerDataSource(url));
    server.sql("create database " + DATABASE).update();
    DataSource data =
        KnowledgeDatabase.migrated(
            new DriverManagerDataSource(url.replaceFirst("/[^/?]*(?=\\?|$)", "/" + DATABASE)));
    jdbc = JdbcClient.create(data);
    fill();
    exact = new PgVectorSearch(jdbc, MODEL);
    search =
        new PgIndexSearch(
            jdbc,
            new TransactionTemplate(new DataSourceTransactionManager(data)),
            exact,
            new PgIndex(data, MODEL));
    search.keepUp();
  }

  /** Each document of two passages; every 100th is of the rare service. */
  private static void fill() {
    Random random = new Random(1);
    for (int i = 0; i < ALL; i++) {
      jdbc.sql(
              """
              with d as (insert into knowledge.documents
                (slug, kind, title, alert_names, causes, content_hash, path, services)
                values (:slug, 'runbook', 't', '{}', '{}', 'h', :slug, :services))
              insert into knowledge.embeddings
                (kind, owner, position, model, hash, vector, made_at)
              values ('RUNBOOK', :slug, 1, :model, 'h', :one, now()),
                ('RUNBOOK', :slug, 2, :model, 'h', :two, now())
              """)
          .param("slug", "doc-" + i)
          .param("services", i % 100 == 0 ? new String[] {"rare"} : new String[0])
          .param("model", MODEL)
          .param("one", random(random))
          .param("two", random(random))
          .update();
    }
  }

  private static float[] random(Random random) {
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.normalized(vector);
  }

  @AfterAll
  static void drop() {
    if (server != null) {
      server.sql("drop database if exists " + DATABASE + " with (force)").update();
    }
  }

  @Test
  void theIndexIsUsed() {
    assertThat(
            jdbc.sql("select count(*) from pg_indexes where indexdef like '%hnsw%'")
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void itFindsNearlyAllThatTheExactOneFinds() {
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < 50; i++) {
      float[] question = random(random);
      found +=
          (int)
              search.nearest(Scope.EVERYTHING, question, 10).stream()
                  .filter(exact.nearest(Scope.EVERYTHING, question, 10)::contains)
                  .count();
    }
    assertThat(found).isGreaterThanOrEqualTo(475);
  }

  @Test
  void aScopeNeverCostsAnAnswer() {
    Scope rare = new Scope(Set.of(Kind.RUNBOOK), Set.of("rare"), Set.of(), Set.of());
    float[] question = random(new Random(9));

    assertThat(search.nearest(rare, question, 10)).hasSize(10);
    assertThat(search.nearest(rare, question, 100)).hasSize(ALL / 100);
    assertThat(search.nearest(Scope.EVERYTHING, question, ALL + 1)).hasSize(ALL);
    assertThat(search.nearest(Scope.of(Kind.LESSON), question, 3)).isEmpty();
  }

  @Test
  void madeTwiceItIsMadeOnce() {
    search.keepUp();

    assertThat(search.nearest(Scope.EVERYTHING, random(new Random(2)), 5)).hasSize(5);
  }
}
