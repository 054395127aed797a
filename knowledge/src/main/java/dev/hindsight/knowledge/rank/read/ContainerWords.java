package dev.hindsight.knowledge.rank.read;

import java.util.ArrayList;
import java.util.List;

/**
 * A container's state in the bot's own words.
 *
 * @param last how its last run ended, {@code OOMKilled exit 137}; empty where it is its first
 * @param age how long ago that was, in brackets, where it is long; else empty
 */
record ContainerWords(
    String name,
    String state,
    long restarts,
    String last,
    String age,
    String memoryLimit,
    String image) {

  String line() {
    List<String> parts = new ArrayList<>();
    parts.add(state);
    parts.add("restarts " + restarts);
    if (!last.isEmpty()) {
      parts.add("last terminated " + last + age);
    }
    if (!memoryLimit.isEmpty()) {
      parts.add("memory limit " + memoryLimit);
    }
    if (!image.isEmpty()) {
      parts.add("image " + image);
    }
    return "container %s: %s".formatted(name, String.join(", ", parts));
  }
}
