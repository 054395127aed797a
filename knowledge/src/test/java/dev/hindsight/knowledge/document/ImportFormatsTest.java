package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.ImportReport;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.ImportRequest.Prune;
import dev.hindsight.knowledge.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format from its file to its rows. */
class ImportFormatsTest {

  private final Path directory;
  private final ImportBed bed;

  ImportFormatsTest(@TempDir Path directory) {
    this.directory = directory;
    bed = ImportBed.in(directory);
  }

  @Test
  void everyFormatIsReadWithItsHeadings() throws IOException {
    bed.write(
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
    bed.write(
        "quota.html",
        "<html><head><title>Quota</title><script>var x = 1;</script></head><body><nav>Home</nav>"
            + "<h1>Quota</h1><p>A quota was hit.</p><h2>Fix</h2><ul><li>Raise it</li>"
            + "<li>Delete pods</li></ul><pre>kubectl get quota\n# all of them</pre></body></html>");
    bed.write("notes.txt", "Restart the queue by hand.\n");
    Files.write(directory.resolve("page.pdf"), Pdfs.of("Certificates", "Renewal", "Run certbot."));
    bed.write(
        "tickets.jsonl",
        """
        {"key":"OPS-7","name":"Cache cold","Description":"The cache was cold.",\
        "root_cause":"A restart without warm-up","Components":[{"name":"cart"}],"severity":"sev2"}
        """);

    ImportReport report = bed.run();

    assertThat(report.skipped()).isEmpty();
    assertThat(report.added()).isEqualTo(5);
    assertThat(bed.passages("disk.md"))
        .containsExactly("The disk is full | It fills by the hour.\n\nCheck\nLook at df.");
    assertThat(bed.passages("quota.html"))
        .singleElement()
        .asString()
        .startsWith("Quota | A quota was hit.")
        .contains("Fix\n- Raise it\n- Delete pods", "```\nkubectl get quota\n# all of them\n```")
        .doesNotContain("Home", "var x");
    assertThat(bed.passages("notes.txt")).containsExactly("Notes | Restart the queue by hand.");
    assertThat(bed.passages("page.pdf"))
        .singleElement()
        .asString()
        .startsWith("Certificates")
        .contains("Renewal", "Run certbot.");
    assertThat(bed.passages("tickets.jsonl#OPS-7"))
        .containsExactly(
            "Cache cold | The cache was cold.\n\nRoot cause\nA restart without warm-up");
    assertThat(bed.column("disk.md", "alert_names::text")).isEqualTo("{NodeDiskFull,DiskWillFill}");
    assertThat(bed.column("disk.md", "services::text")).isEqualTo("{billing,ledger}");
    assertThat(bed.column("disk.md", "url")).isEqualTo("https://wiki.example/disk");
    assertThat(bed.column("disk.md", "labels ->> 'storage'")).isEqualTo("true");
    assertThat(bed.column("disk.md", "occurred_at::date::text")).isEqualTo("2025-11-03");
    assertThat(bed.column("tickets.jsonl#OPS-7", "services::text")).isEqualTo("{cart}");
    assertThat(bed.column("tickets.jsonl#OPS-7", "labels ->> 'severity'")).isEqualTo("sev2");
  }

  @Test
  void aPostmortemIsNoLesson() throws IOException {
    bed.write("pm.md", "# Outage\n## Root cause\nA bad deploy.");

    bed.importer()
        .run(
            new ImportRequest(
                directory,
                Match.Kind.INCIDENT,
                Optional.of("cart"),
                Optional.of("postmortems"),
                true,
                Prune.NO),
            done -> {});

    assertThat(bed.count("lessons")).isZero();
    assertThat(bed.column("pm.md", "kind")).isEqualTo("incident");
    assertThat(bed.column("pm.md", "trust")).isEqualTo("imported");
    assertThat(bed.column("pm.md", "services::text")).isEqualTo("{cart}");
    assertThat(bed.column("pm.md", "source")).isEqualTo("postmortems");
    assertThat(bed.jdbc().sql("select kind from knowledge.embeddable").query(String.class).list())
        .containsOnly("INCIDENT");
  }

  @Test
  void secretsAreRedactedBeforeTheyAreCutOrKept() throws IOException {
    bed.write("a.md", "# hunter2 leaks\n" + "x ".repeat(490) + "hunter2\n\nhunter2 again");
    bed.write(
        "b.jsonl", "{\"id\":\"1\",\"title\":\"t\",\"text\":\"x\",\"labels\":{\"k\":\"hunter2\"}}");

    bed.run();

    assertThat(bed.rows()).contains("[redacted]").doesNotContain("hunter2");
  }
}
