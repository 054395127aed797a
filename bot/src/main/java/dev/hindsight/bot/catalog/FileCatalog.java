package dev.hindsight.bot.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The catalog in {@code catalog.yaml}, read at start; an unknown key or a double name is refused.
 */
@Component
class FileCatalog implements Catalog {

  private final Map<Key, Service> services;

  FileCatalog(@Value("${hindsight.catalog:}") String file) {
    services = file.isBlank() ? Map.of() : read(Path.of(file));
  }

  @Override
  public Optional<Service> find(String namespace, String name) {
    return Optional.ofNullable(services.get(new Key(namespace, name)));
  }

  @Override
  public List<Service> all() {
    return List.copyOf(services.values());
  }

  private static Map<Key, Service> read(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalStateException("hindsight.catalog: %s cannot be read".formatted(file));
    }
    try {
      CatalogFile content =
          YAMLMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build()
              .readValue(file.toFile(), CatalogFile.class);
      return content.services().stream()
          .map(Entry::service)
          .collect(Collectors.toMap(s -> new Key(s.namespace(), s.name()), Function.identity()));
    } catch (JacksonException | IllegalStateException e) {
      throw new IllegalStateException(
          "hindsight.catalog: %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private record Key(String namespace, String name) {}

  private record CatalogFile(List<Entry> services) {}

  private record Entry(
      String name,
      String namespace,
      Optional<String> owner,
      Optional<Integer> tier,
      Optional<List<String>> dependsOn,
      Optional<List<Service.CloudObject>> aws,
      Optional<Service.Indicator> indicator) {

    Service service() {
      return new Service(
          name,
          namespace,
          owner,
          tier,
          dependsOn.orElse(List.of()),
          aws.orElse(List.of()),
          indicator);
    }
  }
}
