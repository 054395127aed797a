package dev.hindsight.knowledge.document;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportReport.Skipped;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole imports, from files to rows. */
class ImportTest {

  private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

  @TempDir private Path directory;

  private final JdbcClient jdbc = KnowledgeDatabase.empty();

  @Test
  void everyFormatIsReadWithItsHeadings() throws IOException {
    write(
        "disk.md",
        """
        ---
        title: The disk is full
        alerts: [NodeDiskFull, DiskWillFill]
        service: billing, ledger
        url: https://wiki.example/disk
        tags: [storage]
        date: 2025-11-03
        ---
        # The disk is full
        It fills by the hour.

        ## Check
        Look at df.
        """);
    write(
        "quota.html",
        "<html><head><title>Quota</title><script>var x = 1;</script></head><body><nav>Home</nav>"
            + "<h1>Quota</h1><p>A quota was hit.</p><h2>Fix</h2><ul><li>Raise it</li>"
            + "<li>Delete pods</li></ul><pre>kubectl get quota\n# all of them</pre></body></html>");
    write("notes.txt", "Restart the queue by hand.\n");
    Files.write(directory.resolve("page.pdf"), Pdfs.of("Certificates", "Renewal", "Run certbot."));
    write(
        "tickets.jsonl",
        """
        {"key":"OPS-7","name":"Cache cold","Description":"The cache was cold.",\
        "root_cause":"A restart without warm-up","Components":[{"name":"cart"}],"severity":"sev2"}
        """);

    ImportReport report = run(directory);

    assertThat(report.skipped()).isEmpty();
    assertThat(report.added()).isEqualTo(5);
    assertThat(passages("disk.md"))
        .containsExactly("The disk is full | It fills by the hour.\n\nCheck\nLook at df.");
    assertThat(passages("quota.html"))
        .singleElement()
        .asString()
        .startsWith("Quota | A quota was hit.")
        .contains("Fix\n- Raise it\n- Delete pods", "```\nkubectl get quota\n# all of them\n```")
        .doesNotContain("Home", "var x");
    assertThat(passages("notes.txt")).containsExactly("Notes | Restart the queue by hand.");
    assertThat(passages("page.pdf"))
        .singleElement()
        .asString()
        .startsWith("Certificates")
        .contains("Renewal", "Run certbot.");
    assertThat(passages("tickets.jsonl#OPS-7"))
        .containsExactly(
            "Cache cold | The cache was cold.\n\nRoot cause\nA restart without warm-up");
    assertThat(column("disk.md", "alert_names::text")).isEqualTo("{NodeDiskFull,DiskWillFill}");
    assertThat(column("disk.md", "services::text")).isEqualTo("{billing,ledger}");
    assertThat(column("disk.md", "url")).isEqualTo("https://wiki.example/disk");
    assertThat(column("disk.md", "labels ->> 'storage'")).isEqualTo("true");
    assertThat(column("disk.md", "occurred_at::date::text")).isEqualTo("2025-11-03");
    assertThat(column("tickets.jsonl#OPS-7", "services::text")).isEqualTo("{cart}");
    assertThat(column("tickets.jsonl#OPS-7", "labels ->> 'severity'")).isEqualTo("sev2");
  }

  @Test
  void theSecondTimeNothingChanges() throws IOException {
    write("a.md", "# A\none");
    write("b.jsonl", "{\"id\":1,\"title\":\"t\",\"text\":\"x\"}\n");
    assertThat(run(directory).added()).isEqualTo(2);
    String before = rows();

    ImportReport again = run(directory);

    assertThat(again.added() + again.changed() + again.gone()).isZero();
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void whatChangedIsReplacedAndWhatIsGoneGoesOnlyWhenAskedTo() throws IOException {
    write("a.md", "# A\n" + "old words.\n\n".repeat(200));
    write("b.md", "# B\ntwo");
    write("sub/c.md", "# C\nthree");
    run(directory);
    write("a.md", "# A\nnew words");
    Files.delete(directory.resolve("b.md"));

    ImportReport changed = run(directory);
    assertThat(changed.changed()).isEqualTo(1);
    assertThat(changed.gone()).isEqualTo(1);
    assertThat(changed.removed()).isZero();
    assertThat(passages("a.md")).containsExactly("A | new words");
    assertThat(passages("b.md")).hasSize(1);

    assertThat(run(request(directory, true)).removed()).isEqualTo(1);
    assertThat(paths()).containsExactly("a.md", "sub/c.md");
    assertThat(run(request(directory.resolve("sub"), true)).removed()).isZero();
  }

  @Test
  void nothingIsPrunedForWhatCannotBeReadOrIsEmptyAltogether() throws IOException {
    write("a.md", "# A\none");
    write("b.jsonl", "{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"text\":\"y\"}\n");
    run(directory);
    Files.write(directory.resolve("a.md"), new byte[] {(byte) 0xff, 0, 1});
    write("b.jsonl", "{\"id\":1,\"text\":\"x\"}\n{\"id\":2,\"te\n");

    assertThat(run(request(directory, true)).removed()).isZero();
    Files.delete(directory.resolve("a.md"));
    Files.delete(directory.resolve("b.jsonl"));
    assertThat(run(request(directory, true)).removed()).isZero();
    assertThat(paths()).containsExactly("a.md", "b.jsonl#1", "b.jsonl#2");
  }

  @Test
  void badFilesAreNamedAndNothingElseIsLost() throws IOException {
    write("good.md", "# Good\nfine");
    Files.write(directory.resolve("binary.md"), new byte[] {0, 1, 2, 3});
    Files.write(directory.resolve("latin.txt"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    write("empty.md", "\n\n");
    write("broken.pdf", "%PDF-1.7\nthis is all");
    write("pointer.md", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
    write("deep.html", "<div>".repeat(100_000) + "x");
    try (var large = Files.newByteChannel(directory.resolve("large.md"), CREATE, WRITE)) {
      large.position(100L << 20);
      large.write(StandardCharsets.UTF_8.encode("x"));
    }
    write(
        "lines.jsonl",
        "{\"id\":\"a\",\"text\":\"one\"}\nnot json\n\n[1]\n{\"id\":\"a\",\"text\":\"two\"}\n"
            + "{\"text\":\"untitled\"}\n"
            + "[".repeat(200_000)
            + "\n{\"id\":\"b\",\"text\":\"last\"}");
    Path outside = Files.createTempFile("outside", ".md");
    Files.writeString(outside, "# secret\nof somebody else");
    Files.createSymbolicLink(directory.resolve("link.md"), outside);
    write("program.go", "package main");

    ImportReport report = run(directory);

    assertThat(report.skipped())
        .extracting(Skipped::name)
        .containsExactlyInAnyOrder(
            "binary.md",
            "latin.txt",
            "empty.md",
            "broken.pdf",
            "pointer.md",
            "deep.html",
            "large.md",
            "link.md",
            "lines.jsonl line 2",
            "lines.jsonl line 4",
            "lines.jsonl line 5",
            "lines.jsonl line 6",
            "lines.jsonl line 7");
    assertThat(report.skipped())
        .allSatisfy(skip -> assertThat(skip.reason()).matches("(is|has|needs|unpacks) .{5,200}"));
    assertThat(report.others()).containsOnlyKeys("go");
    assertThat(paths()).containsExactly("good.md", "lines.jsonl#a", "lines.jsonl#b");
    Files.delete(outside);
  }

  @Test
  void killedInTheMiddleTheNextRunGoesOn() throws IOException {
    write("all.jsonl", lines(200));

    assertThatThrownBy(
            () ->
                importer()
                    .run(
                        request(directory, false),
                        done -> {
                          if (done == 150) {
                            throw new IllegalStateException("killed");
                          }
                        }))
        .hasMessage("killed");
    assertThat(paths()).hasSize(128);

    ImportReport next = run(directory);
    assertThat(next.unchanged()).isEqualTo(128);
    assertThat(next.added()).isEqualTo(72);
    assertThat(count("passages")).isEqualTo(200);
  }

  @Test
  void twoAtOnceDoNoHarm() throws IOException {
    write("all.jsonl", lines(500));

    List<ImportReport> reports =
        IntStream.range(0, 2).parallel().mapToObj(i -> run(directory)).toList();

    assertThat(reports.stream().mapToInt(ImportReport::added).sum()).isEqualTo(500);
    assertThat(reports.stream().mapToInt(r -> r.added() + r.unchanged()).max()).hasValue(500);
    assertThat(count("documents")).isEqualTo(500);
    assertThat(count("passages")).isEqualTo(500);
  }

  @Test
  void secretsAreRedactedBeforeTheyAreCutOrKept() throws IOException {
    write("a.md", "# hunter2 leaks\n" + "x ".repeat(490) + "hunter2\n\nhunter2 again");
    write(
        "b.jsonl", "{\"id\":\"1\",\"title\":\"t\",\"text\":\"x\",\"labels\":{\"k\":\"hunter2\"}}");

    run(directory);

    assertThat(rows()).contains("[redacted]").doesNotContain("hunter2");
  }

  @Test
  void shippedAndImportedDoNotRemoveEachOther() throws IOException {
    write("a.md", "# A\none");
    run(directory);
    JdbcDocuments shipped = new JdbcDocuments(jdbc, KnowledgeDatabase.transaction());
    Runbook runbook = RunbookFile.parse("s.md", "---\nslug: s\ntitle: T\ncauses: [c]\n---\nx");

    shipped.replaceRunbooks(List.of(runbook));
    Files.delete(directory.resolve("a.md"));
    write("b.md", "# B\ntwo");
    run(request(directory, true));
    shipped.replaceRunbooks(List.of());

    assertThat(paths()).containsExactly("b.md");
    assertThat(column("b.md", "trust")).isEqualTo("unreviewed");
    assertThat(column("b.md", "source")).isEqualTo(directory.toRealPath().toString());
    assertThat(column("b.md", "imported_at = timestamptz '2026-03-10 03:00Z'")).isEqualTo("true");
  }

  @Test
  void aPostmortemIsNoLesson() throws IOException {
    write("pm.md", "# Outage\n## Root cause\nA bad deploy.");

    importer()
        .run(
            new ImportRequest(
                directory,
                Match.Kind.INCIDENT,
                Optional.of("cart"),
                Optional.of("postmortems"),
                true,
                false),
            done -> {});

    assertThat(count("lessons")).isZero();
    assertThat(column("pm.md", "kind")).isEqualTo("incident");
    assertThat(column("pm.md", "trust")).isEqualTo("imported");
    assertThat(column("pm.md", "services::text")).isEqualTo("{cart}");
    assertThat(column("pm.md", "source")).isEqualTo("postmortems");
    assertThat(jdbc.sql("select kind from knowledge.embeddable").query(String.class).list())
        .containsOnly("INCIDENT");
  }

  @Test
  void aPathThatIsNotThereIsOneClearError() {
    assertThatThrownBy(() -> run(directory.resolve("nowhere")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere is not a file or directory that can be read");
  }

  private static String lines(int many) {
    return IntStream.range(0, many)
        .mapToObj("{\"id\":\"%1$d\",\"title\":\"T %1$d\",\"text\":\"Text %1$d\"}"::formatted)
        .collect(Collectors.joining("\n"));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private FileImport importer() {
    return new FileImport(
        new JdbcImportedDocuments(jdbc, KnowledgeDatabase.transaction()),
        text -> text.replace("hunter2", "[redacted]"),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private ImportReport run(Path path) {
    return run(request(path, false));
  }

  private ImportReport run(ImportRequest request) {
    Consumer<Integer> nobody = done -> {};
    return importer().run(request, nobody);
  }

  private static ImportRequest request(Path path, boolean prune) {
    return new ImportRequest(
        path, Match.Kind.RUNBOOK, Optional.empty(), Optional.empty(), false, prune);
  }

  private List<String> paths() {
    return jdbc.sql("select path from knowledge.documents order by path collate \"C\"")
        .query(String.class)
        .list();
  }

  private List<String> passages(String path) {
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

  private String column(String path, String expression) {
    return jdbc.sql("select (" + expression + ")::text from knowledge.documents where path = :path")
        .param("path", path)
        .query(String.class)
        .single();
  }

  private String rows() {
    return jdbc.sql(
            """
            select coalesce(string_agg(d::text || p::text, '' order by p.document, p.position), '')
            from knowledge.documents d join knowledge.passages p on p.document = d.slug
            """)
        .query(String.class)
        .single();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from knowledge." + table).query(Long.class).single();
  }
}
