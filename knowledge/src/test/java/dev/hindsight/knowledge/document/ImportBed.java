package dev.hindsight.knowledge.document;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.ImportRequest.Prune;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A directory that is imported into an empty database; the redactor knows one secret. */
record ImportBed(Path directory, JdbcClient jdbc) {

  static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

  static ImportBed in(Path directory) {
    return new ImportBed(directory, KnowledgeDatabase.empty());
  }

  FileImport importer() {
    return new FileImport(
        new JdbcImportedDocuments(jdbc, KnowledgeDatabase.transaction()),
        text -> text.replace("hunter2", "[redacted]"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  ImportReport run() {
    return run(directory, Prune.NO);
  }

  ImportReport run(Path path, Prune prune) {
    return run(request(path, Optional.empty(), prune));
  }

  ImportReport run(ImportRequest request) {
    Consumer<Integer> nobody = done -> {};
    return importer().run(request, nobody);
  }

  static ImportRequest request(Path path, Optional<String> source, Prune prune) {
    return new ImportRequest(path, Match.Kind.RUNBOOK, Optional.empty(), source, false, prune);
  }

  void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The place of a directory as it is kept. */
  String real(String name) throws IOException {
    return directory.resolve(name).toRealPath().toString();
  }

  /** So many lines of JSON. */
  static String lines(int many) {
    return IntStream.range(0, many)
        .mapToObj("{\"id\":\"%1$d\",\"title\":\"T %1$d\",\"text\":\"Text %1$d\"}"::formatted)
        .collect(Collectors.joining("\n"));
  }

  List<String> paths() {
    return jdbc.sql("select path from knowledge.documents order by path collate \"C\"")
        .query(String.class)
        .list();
  }

  List<String> passages(String path) {
    return jdbc.sql(
            """
            select array_to_string(p.heading_path, ' > ') || ' | ' || p.body
            from knowledge.passages p join knowledge.documents d on d.slug = p.document
            where d.path = :path order by p.position
            """)
        .param("path", path)
        .query(String.class)
        .list();
  }

  String column(String path, String expression) {
    return jdbc.sql("select (" + expression + ")::text from knowledge.documents where path = :path")
        .param("path", path)
        .query(String.class)
        .single();
  }

  String rows() {
    return jdbc.sql(
            """
            select coalesce(string_agg(d::text || p::text, '' order by p.document, p.position), '')
            from knowledge.documents d join knowledge.passages p on p.document = d.slug
            """)
        .query(String.class)
        .single();
  }

  /** What every document says, whenever and by whom it was written. */
  String contents() {
    return jdbc.sql(
            """
            select string_agg(concat_ws('|', d.slug, d.path, d.title, d.content_hash, d.fingerprint,
              p.position, p.heading_path, p.body), chr(10) order by d.slug, p.position)
            from knowledge.documents d join knowledge.passages p on p.document = d.slug
            """)
        .query(String.class)
        .single();
  }

  long count(String table) {
    return jdbc.sql("select count(*) from knowledge." + table).query(Long.class).single();
  }
}
