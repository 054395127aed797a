package dev.hindsight.actions.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All playbooks, shipped and own; one that is not exactly understood stops the start. */
@Component
@EnableConfigurationProperties(PlaybookSettings.class)
public final class Playbooks {

  private final List<Playbook> playbooks = new ArrayList<>();

  Playbooks(PlaybookSettings settings) throws IOException {
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:playbooks/*.yaml")) {
      try (InputStream in = file.getInputStream()) {
        playbooks.add(parse(String.valueOf(file.getFilename()), in.readAllBytes()));
      }
    }
    if (settings.own().isPresent()) {
      for (Path file : files(settings.own().get())) {
        playbooks.add(parse(file.toString(), Files.readAllBytes(file)));
      }
    }
    unambiguous(playbooks);
  }

  /** The operator's own; a directory that is not there is not the same as none. */
  private static List<Path> files(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          "hindsight.playbooks: %s is no directory".formatted(directory));
    }
    try (Stream<Path> all = Files.list(directory)) {
      // what another program keeps beside them is hidden, as ..data of a mounted ConfigMap
      List<Path> files =
          all.filter(file -> !String.valueOf(file.getFileName()).startsWith(".")).sorted().toList();
      for (Path file : files) {
        if (!Files.isRegularFile(file) || !file.toString().endsWith(".yaml")) {
          throw new IllegalArgumentException(
              "hindsight.playbooks: %s is no file that ends with .yaml".formatted(file));
        }
      }
      return files;
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with file, line and what is wrong, for people
   */
  public static Playbook parse(String file, byte[] yaml) {
    Playbook playbook = StrictYaml.read(file, yaml, Playbook.class);
    SortedSet<String> known = Wishable.of(playbook);
    for (String value : playbook.values().keySet()) {
      if (!known.contains(value)) {
        throw StrictYaml.wrong(
            file, yaml, List.of("values", value), unknown(value, playbook.name(), known));
      }
    }
    return playbook;
  }

  private static String unknown(String value, String playbook, SortedSet<String> known) {
    return "no plan of %s has a value '%s'; %s"
        .formatted(
            playbook,
            value,
            known.isEmpty() ? "they have none" : "there are " + String.join(", ", known));
  }

  /** Each name once, and each rank of a cause: what is tried first must not depend on luck. */
  static void unambiguous(List<Playbook> playbooks) {
    Map<String, String> takenBy = new HashMap<>();
    for (Playbook playbook : playbooks) {
      if (takenBy.putIfAbsent("the name " + playbook.name(), playbook.name()) != null) {
        throw new IllegalArgumentException("two playbooks are called " + playbook.name());
      }
      for (String cause : playbook.causes()) {
        String other = takenBy.putIfAbsent(cause + " at " + playbook.order(), playbook.name());
        if (other != null) {
          throw new IllegalArgumentException(
              "playbooks %s and %s both have rank %d for the cause %s"
                  .formatted(other, playbook.name(), playbook.order(), cause));
        }
      }
    }
  }

  /** SHA-256 of what the playbook of that name says; empty when there is none. */
  public Optional<String> hash(String name) {
    return playbooks.stream()
        .filter(playbook -> playbook.name().equals(name))
        .map(Playbook::hash)
        .findFirst();
  }

  /** The playbooks for a cause, first the one to try first. */
  public List<Playbook> forCause(String cause) {
    return playbooks.stream()
        .filter(playbook -> playbook.causes().contains(cause))
        .sorted(Comparator.comparingInt(Playbook::order))
        .toList();
  }

  /** All there are, by name. */
  public List<Playbook> all() {
    return playbooks.stream().sorted(Comparator.comparing(Playbook::name)).toList();
  }
}
