package dev.hindsight.actions.action;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One revision of a workload.
 *
 * @param template SHA-256 (hex) of its pod template, without the controller's own label
 * @param images image by container
 */
public record RevisionRef(long number, String template, SortedMap<String, String> images) {

  public RevisionRef {
    images = new TreeMap<>(images);
  }

  String words() {
    return images.values().stream()
        .collect(Collectors.joining(", ", "revision " + number + ": image ", ""));
  }
}
