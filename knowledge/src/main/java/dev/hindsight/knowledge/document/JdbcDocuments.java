package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runbooks and their passages in PostgreSQL. */
@Component
class JdbcDocuments {

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  JdbcDocuments(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Makes the kept runbooks be these: new and changed ones are written with all their passages,
   * others that are kept are removed. Replicas that start together wait for each other.
   *
   * @return how many were written
   */
  int replaceRunbooks(List<Runbook> runbooks) {
    Integer written =
        transaction.execute(
            status -> {
              jdbc.sql("select pg_advisory_xact_lock(hashtext('knowledge.documents'))")
                  .query((row, number) -> number)
                  .list();
              removeOthers(runbooks);
              return runbooks.stream().mapToInt(this::write).sum();
            });
    return written == null ? 0 : written;
  }

  private void removeOthers(List<Runbook> runbooks) {
    String[] slugs = runbooks.stream().map(Runbook::slug).toArray(String[]::new);
    jdbc.sql("delete from knowledge.documents where trust = 'shipped' and slug <> all (:slugs)")
        .param("slugs", slugs)
        .update();
  }

  private int write(Runbook runbook) {
    int changed =
        jdbc.sql(
                """
                insert into knowledge.documents as d
                  (slug, kind, title, alert_names, causes, playbook, content_hash, path)
                values (:slug, 'runbook', :title, :alerts, :causes, :playbook, :hash, :path)
                on conflict (slug) do update set title = excluded.title,
                  alert_names = excluded.alert_names, causes = excluded.causes,
                  playbook = excluded.playbook, content_hash = excluded.content_hash, version = excluded.version
                where d.content_hash <> excluded.content_hash
                """)
            .param("slug", runbook.slug())
            .param("title", runbook.title())
            .param("alerts", runbook.alerts().toArray(String[]::new))
            .param("causes", runbook.causes().toArray(String[]::new))
            .param("playbook", runbook.playbook().orElse(null))
            .param("hash", runbook.hash())
            .param("path", runbook.slug() + ".md")
            .update();
    if (changed > 0) {
      writePassages(runbook);
    }
    return changed;
  }

  private void writePassages(Runbook runbook) {
    jdbc.sql("delete from knowledge.passages where document = :slug")
        .param("slug", runbook.slug())
        .update();
    for (int i = 0; i < runbook.passages().size(); i++) {
      Passage passage = runbook.passages().get(i);
      jdbc.sql(
              """
              insert into knowledge.passages
                (document, position, heading_path, body, title_words, body_words)
              values (:slug, :position, :path, :body, :title, :words)
              """)
          .params(
              Map.of(
                  "slug", runbook.slug(),
                  "position", i + 1,
                  "path", passage.headingPath().toArray(String[]::new),
                  "body", passage.body(),
                  "title", title(runbook, passage),
                  "words", Words.indexed(List.of(passage.body()))))
          .update();
    }
  }

  /**
   * Each passage is found by what its runbook is for, not only by its own words; alerts are
   * compared as wholes, because their words (pod, ready) would drown all others.
   */
  private static String title(Runbook runbook, Passage passage) {
    List<String> texts = new ArrayList<>(passage.headingPath());
    texts.addAll(runbook.symptoms());
    texts.addAll(runbook.causes());
    return Words.indexed(texts);
  }
}
