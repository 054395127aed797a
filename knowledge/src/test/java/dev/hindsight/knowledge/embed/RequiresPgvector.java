package dev.hindsight.knowledge.embed;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Arrays;
import java.util.Optional;

/**
 * A PostgreSQL with pgvector, which a newcomer may lack: its tests are skipped with a line that
 * says so; when HINDSIGHT_REQUIRE names it, as the CI script does, its absence fails the build.
 */
final class RequiresPgvector {

  private static final String REMEDY =
      "infra/postgres-pgvector.sh DIR PORT starts one, set HINDSIGHT_PGVECTOR_URL to its URL";

  private RequiresPgvector() {}

  /** The server's JDBC URL, user included. */
  static String url() {
    Optional<String> url = environment("HINDSIGHT_PGVECTOR_URL");
    if (url.isPresent()) {
      return url.get();
    }
    if (Arrays.asList(environment("HINDSIGHT_REQUIRE").orElse("").split("\\s*,\\s*"))
        .contains("pgvector")) {
      return fail("HINDSIGHT_REQUIRE names pgvector, and it is missing: " + REMEDY);
    }
    String line = "SKIPPED for want of pgvector: " + REMEDY;
    System.err.println(line);
    return abort(line);
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
