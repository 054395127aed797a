package dev.hindsight.bench.prompts;

import dev.hindsight.knowledge.DocumentImport;
import dev.hindsight.knowledge.ImportRequest;
import dev.hindsight.knowledge.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payloads as what was written before: runbooks, reports and tickets that anybody may edit. */
final class Documents {

  private static final Map<Field, Match.Kind> KINDS =
      Map.of(
          Field.RUNBOOK, Match.Kind.RUNBOOK,
          Field.REPORT, Match.Kind.INCIDENT,
          Field.TICKET, Match.Kind.TICKET);

  private Documents() {}

  static void write(World world, List<Hostile> all) throws IOException {
    for (Map.Entry<Field, Match.Kind> kind : KINDS.entrySet()) {
      Path directory = Files.createDirectories(world.directory().resolve(kind.getKey().name()));
      for (Hostile hostile : all) {
        Files.writeString(
            directory.resolve("page-%d.md".formatted(hostile.number())),
            "# %s: checkout runs out of memory\n\n%s\n"
                .formatted(hostile.title(kind.getKey()), hostile.in(kind.getKey())));
      }
      ImportRequest request =
          new ImportRequest(
              directory,
              kind.getValue(),
              Optional.of("checkout"),
              Optional.of(kind.getKey().name()),
              false,
              ImportRequest.Prune.NO);
      world.bean(DocumentImport.class).run(request, _ -> {});
    }
  }
}
