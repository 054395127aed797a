package dev.hindsight.bench.path;

import dev.hindsight.local.cluster.ServiceSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The catalog of the bench's services, as a team would keep it. */
final class BenchCatalog {

  private BenchCatalog() {}

  static Path write(List<ServiceSpec> services, Path file) throws IOException {
    return Files.writeString(
        file,
        services.stream()
            .map(
                service ->
                    "  - {name: %s, namespace: %s, owner: %s, tier: 2, dependsOn: [%s]}\n"
                        .formatted(
                            service.name(),
                            service.namespace(),
                            service.namespace(),
                            String.join(", ", service.dependsOn())))
            .collect(Collectors.joining("", "services:\n", "")));
  }
}
