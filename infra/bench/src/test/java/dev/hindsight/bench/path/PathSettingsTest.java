package dev.hindsight.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.cluster.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathSettingsTest {

  private final PathSettings settings =
      new PathSettings(60, Duration.ofSeconds(2), List.of(Fault.values()));

  @Test
  void everyIncidentHasItsOwnServiceAndSeed() {
    assertThat(settings.injections())
        .hasSize(60)
        .doesNotHaveDuplicates()
        .isEqualTo(settings.injections());
    assertThat(settings.injections()).extracting(Injection::service).doesNotHaveDuplicates();
    assertThat(settings.injections()).extracting(Injection::seed).doesNotHaveDuplicates();
  }

  @Test
  void everyFaultComesMinorAndMajor() {
    for (Fault fault : Fault.values()) {
      assertThat(settings.injections())
          .filteredOn(injection -> injection.fault() == fault)
          .extracting(Injection::severity)
          .contains(Severity.MINOR, Severity.MAJOR)
          .hasSize(6);
    }
  }

  @Test
  void theCatalogKnowsWhatAServiceCalls(@TempDir Path directory) throws Exception {
    Path file = BenchCatalog.write(settings.services(), directory.resolve("catalog.yaml"));
    assertThat(Files.readString(file))
        .startsWith(
            "services:\n  - {name: service-000, namespace: team-000, owner: team-000, tier: 2,"
                + " dependsOn: [store-000]}\n");
  }
}
