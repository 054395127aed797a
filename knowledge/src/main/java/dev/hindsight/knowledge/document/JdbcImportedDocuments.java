package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.text.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Imported documents and their passages in PostgreSQL. */
@Component
class JdbcImportedDocuments {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String WRITE =
      """
      insert into knowledge.documents as d (slug, kind, title, alert_names, causes, content_hash,
        trust, source, root, path, revision, url, services, labels, occurred_at, imported_at,
        fingerprint)
      select n.slug, n.kind, n.title, n.alert_names, '{}', n.content_hash, n.trust, n.source,
        n.root, n.path, n.revision, n.url, n.services, n.labels, n.occurred_at, :now, n.fingerprint
      from jsonb_to_recordset(cast(:documents as jsonb)) as n(slug text, kind text, title text,
        alert_names text[], content_hash text, trust text, source text, root text, path text, revision text,
        url text, services text[], labels jsonb, occurred_at timestamptz, fingerprint text)
      on conflict (slug) do update set kind = excluded.kind, title = excluded.title,
        alert_names = excluded.alert_names, content_hash = excluded.content_hash,
        trust = excluded.trust, root = excluded.root, revision = excluded.revision, url = excluded.url,
        services = excluded.services, labels = excluded.labels,
        occurred_at = excluded.occurred_at, imported_at = excluded.imported_at,
        fingerprint = excluded.fingerprint, version = excluded.version
      where (d.fingerprint <> excluded.fingerprint or d.root is distinct from excluded.root)
        and (d.root is null or d.root = excluded.root)
      returning d.slug, d.xmax = 0 as added
      """;

  private static final String WRITE_PASSAGES =
      """
      insert into knowledge.passages
        (document, position, heading_path, body, title_words, body_words)
      select n.document, n.position, n.heading_path, n.body, n.title_words, n.body_words
      from jsonb_to_recordset(cast(:passages as jsonb)) as n(document text, position integer,
        heading_path text[], body text, title_words text, body_words text)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  JdbcImportedDocuments(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * What a write came to, by slugs; those that were there already as they are, are in none.
   *
   * @param refused those that another directory took over meanwhile
   */
  record Written(Set<String> added, Set<String> changed, Set<String> refused) {}

  /** Says of what a source has of itself whose it is, where an older import did not. */
  void claim(String source, String root) {
    jdbc.sql(
            """
            update knowledge.documents set root = source
            where source = :source and source = :root and root is null and trust <> 'shipped'
            """)
        .param("source", source)
        .param("root", root)
        .update();
  }

  /** What is kept of a source, as one of its directories sees it. */
  KeptDocuments of(String source, String root) {
    KeptDocuments kept = new KeptDocuments();
    jdbc.sql(
            """
            select slug, path, fingerprint, version,
              case when coalesce(root, source) = :root then 'THIS'
                when root is null then 'NOBODY' else 'ANOTHER' end as owner
            from knowledge.documents where source = :source and trust <> 'shipped'
            """)
        .param("source", source)
        .param("root", root)
        .query(
            row -> {
              KeptDocuments.Owner owner = KeptDocuments.Owner.valueOf(row.getString("owner"));
              kept.add(
                  row.getString("path"),
                  new KeptDocuments.Row(
                      row.getString("slug"),
                      row.getString("fingerprint"),
                      owner,
                      row.getLong("version")));
            });
    return kept;
  }

  /** Keeps all or none; imports at the same time wait for each other. */
  Written keep(List<ImportedDocument> documents, Instant now) {
    Written written = new Written(new HashSet<>(), new HashSet<>(), new HashSet<>());
    transaction.executeWithoutResult(
        status -> {
          lock();
          jdbc.sql(WRITE)
              .param("documents", JSON.writeValueAsString(rows(documents)))
              .param("now", now.atOffset(ZoneOffset.UTC))
              .query(
                  row -> {
                    (row.getBoolean("added") ? written.added() : written.changed())
                        .add(row.getString("slug"));
                  });
          writePassages(documents, written);
          noteRefused(documents, written);
        });
    return written;
  }

  private void noteRefused(List<ImportedDocument> documents, Written written) {
    jdbc.sql(
            """
            select d.slug from knowledge.documents d
            join jsonb_to_recordset(cast(:documents as jsonb)) as n(slug text, root text)
              on n.slug = d.slug
            where d.root is distinct from n.root
            """)
        .param(
            "documents",
            JSON.writeValueAsString(
                documents.stream().map(d -> Map.of("slug", d.slug(), "root", d.root())).toList()))
        .query(
            row -> {
              written.refused().add(row.getString("slug"));
            });
  }

  private void writePassages(List<ImportedDocument> documents, Written written) {
    jdbc.sql("delete from knowledge.passages where document = any(:slugs)")
        .param("slugs", written.changed().toArray(String[]::new))
        .update();
    List<Map<String, Object>> passages = new ArrayList<>();
    for (ImportedDocument document : documents) {
      if (written.added().contains(document.slug())
          || written.changed().contains(document.slug())) {
        passages.addAll(passages(document));
      }
    }
    jdbc.sql(WRITE_PASSAGES).param("passages", JSON.writeValueAsString(passages)).update();
  }

  /**
   * Removes these of a source's directory, but not what somebody wrote since they were read;
   * returns how many there were.
   */
  int remove(String source, String root, Collection<KeptDocuments.Row> rows) {
    Integer removed =
        transaction.execute(
            status -> {
              lock();
              return jdbc.sql(
                      """
                      delete from knowledge.documents
                      where source = :source and coalesce(root, source) = :root
                        and version = any(:versions) and trust <> 'shipped'
                      """)
                  .param("root", root)
                  .param("source", source)
                  .param(
                      "versions",
                      rows.stream().map(KeptDocuments.Row::version).toArray(Long[]::new))
                  .update();
            });
    return removed == null ? 0 : removed;
  }

  /** Versions are to become visible in their order. */
  private void lock() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('knowledge.documents'))")
        .query((row, number) -> number)
        .list();
  }

  private static List<Map<String, @Nullable Object>> rows(List<ImportedDocument> documents) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (ImportedDocument document : documents) {
      Facts facts = document.facts();
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("slug", document.slug());
      row.put("kind", document.kind().name().toLowerCase(Locale.ROOT));
      row.put("title", document.title());
      row.put("alert_names", facts.alerts());
      row.put("content_hash", document.hash());
      row.put("trust", document.trust().inDatabase());
      row.put("source", document.source());
      row.put("root", document.root());
      row.put("path", document.path());
      row.put("revision", document.revision().orElse(null));
      row.put("url", facts.url().orElse(null));
      row.put("services", facts.services());
      row.put("labels", facts.labels());
      row.put("occurred_at", facts.occurredAt().map(Instant::toString).orElse(null));
      row.put("fingerprint", document.fingerprint());
      rows.add(row);
    }
    return rows;
  }

  private static List<Map<String, Object>> passages(ImportedDocument document) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Passage passage : document.passages()) {
      rows.add(
          Map.of(
              "document", document.slug(),
              "position", rows.size() + 1,
              "heading_path", passage.headingPath(),
              "body", passage.body(),
              "title_words", Words.indexed(passage.headingPath()),
              "body_words", Words.indexed(List.of(passage.body()))));
    }
    return rows;
  }
}
