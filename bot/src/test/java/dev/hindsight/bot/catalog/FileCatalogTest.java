package dev.hindsight.bot.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service's own indicator is read from the catalog, or the start is refused. */
class FileCatalogTest {

  @TempDir private Path directory;

  @Test
  void aServiceNamesItsIndicator() throws IOException {
    assertThat(
            catalog("indicator: {query: error_ratio, atMost: 0.05}")
                .find("shop", "checkout")
                .flatMap(Service::indicator))
        .contains(new Service.Indicator("error_ratio", Optional.of(0.05), Optional.empty()));
    assertThat(catalog("tier: 1").find("shop", "checkout").flatMap(Service::indicator)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "indicator: {query: up}",
        "indicator: {query: up, atMost: 1, atLeast: 1}",
        "indicator: {query: ' ', atMost: 1}",
        "indicator: {query: up, most: 1}"
      })
  void anIndicatorWithoutOneLimitIsRefused(String line) {
    assertThatThrownBy(() -> catalog(line)).hasMessageContaining("hindsight.catalog");
  }

  @Test
  void aServiceListsItsObjectsInAws() throws IOException {
    FileCatalog catalog =
        catalog(
            "aws: [{kind: TargetGroup, account: \"012345678901\", region: eu-west-1, name: web},"
                + " {kind: ECSService, account: 123456789012, region: eu-west-1, name: prod/web}]");
    assertThat(catalog.find("shop", "checkout").orElseThrow().aws())
        .containsExactly(
            new Service.CloudObject("TargetGroup", "012345678901", "eu-west-1", "web"),
            new Service.CloudObject("ECSService", "123456789012", "eu-west-1", "prod/web"));
    assertThat(catalog.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws: [{kind: TargetGroup, account: 123456789012, region: eu-west-1}]",
        "aws: [{kind: TargetGroup, account: 123456789012, region: eu-west-1, name: ' '}]",
        "aws: [{kind: TargetGroup, account: 123456789012, region: eu-west-1, name: web, arn: x}]",
        "aws: {kind: TargetGroup}",
        "aws: [web]"
      })
  void anObjectInAwsThatIsNotSaidInFullIsRefused(String line) {
    assertThatThrownBy(() -> catalog(line)).hasMessageContaining("hindsight.catalog");
  }

  private FileCatalog catalog(String line) throws IOException {
    Path file = directory.resolve("catalog.yaml");
    Files.writeString(
        file, "services:\n  - name: checkout\n    namespace: shop\n    %s\n".formatted(line));
    return new FileCatalog(file.toString());
  }
}
