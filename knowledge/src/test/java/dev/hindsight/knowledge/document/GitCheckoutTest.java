package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.KnowledgeDatabase;
import dev.hindsight.knowledge.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents out of a git checkout say which commit has them. */
class GitCheckoutTest {

  @TempDir private Path checkout;

  private final JdbcClient jdbc = KnowledgeDatabase.empty();
  private String commit = "";

  @BeforeEach
  void commit() throws IOException, GitAPIException {
    Files.createDirectories(checkout.resolve("docs"));
    Files.writeString(checkout.resolve("docs/a.md"), "# A\none");
    Files.writeString(checkout.resolve("docs/b.md"), "# B\ntwo");
    Files.writeString(checkout.resolve("docs/c.jsonl"), "{\"id\":1,\"text\":\"x\"}\n");
    try (Git git = Git.init().setDirectory(checkout.toFile()).call()) {
      StoredConfig config = git.getRepository().getConfig();
      config.setString("remote", "origin", "url", "https://me:secret@git.example/ops/wiki.git");
      // a setting of a hostile checkout that git itself would run
      config.setString("core", null, "fsmonitor", "touch " + checkout.resolve("ran"));
      config.save();
      git.add().addFilepattern(".").call();
      commit =
          git.commit()
              .setMessage("docs")
              .setAuthor("a", "a@example.com")
              .setCommitter("a", "a@example.com")
              .setSign(false)
              .call()
              .name();
    }
    Files.writeString(checkout.resolve("docs/b.md"), "# B\nchanged by somebody");
    Files.writeString(checkout.resolve("docs/new.md"), "# New\nof nobody knows whom");
  }

  @Test
  void whatJGitFindsOutIsNotWrittenIntoAnyFile() {
    GitCheckout.Nothing nothing = new GitCheckout.Nothing(new Config(), FS.DETECTED);
    nothing.setString("filesystem", "here", "timestampResolution", "1 ns");
    nothing.save();
    assertThat(nothing.getFile()).doesNotExist();
  }

  @Test
  void onlyWhatTheCommitHasIsTrustedAndNamesIt() {
    run();

    assertThat(trusts())
        .isEqualTo(
            Map.of(
                "docs/a.md",
                "imported " + commit,
                "docs/b.md",
                "unreviewed",
                "docs/c.jsonl#1",
                "imported " + commit,
                "docs/new.md",
                "unreviewed"));
    assertThat(
            jdbc.sql("select distinct source from knowledge.documents")
                .query(String.class)
                .single())
        .isEqualTo("git.example/ops/wiki");
    assertThat(checkout.resolve("ran")).doesNotExist();
  }

  @Test
  void aFileThatIsCommittedLaterBecomesTrusted() throws IOException {
    run();
    Files.writeString(checkout.resolve("docs/b.md"), "# B\ntwo");

    run();

    assertThat(trusts()).containsEntry("docs/b.md", "imported " + commit);
  }

  @ParameterizedTest
  @CsvSource({
    "https://host/o/r.git, host/o/r",
    "https://user:pw@host:8443/o/r, host:8443/o/r",
    "git@host:o/r.git, host/o/r",
    "ssh://git@host/o/r.git/, host/o/r",
    "https://host/o/r?access_token=abc, host/o/r",
    "/srv/git/r.git, /srv/git/r",
  })
  void aRemoteIsNamedWithoutWhatOpensIt(String url, String name) {
    assertThat(GitCheckout.named(url)).isEqualTo(name);
  }

  private void run() {
    new FileImport(
            new JdbcImportedDocuments(jdbc, KnowledgeDatabase.transaction()),
            text -> text,
            Clock.systemUTC())
        .run(
            new ImportRequest(
                checkout.resolve("docs"),
                Match.Kind.RUNBOOK,
                Optional.empty(),
                Optional.empty(),
                false,
                ImportRequest.Prune.NO),
            done -> {});
  }

  private Map<String, String> trusts() {
    return jdbc
        .sql("select path, concat_ws(' ', trust, revision) as trust from knowledge.documents")
        .query((row, number) -> Map.entry(row.getString("path"), row.getString("trust")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
