package dev.hindsight.local.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How bad a fault is: a part of a service's replicas or requests, or all of them. */
public enum Severity {
  MINOR,
  MAJOR;

  /** The name used on the command line and over HTTP. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Throws IllegalArgumentException, whose message lists the known severities. */
  public static Severity parse(String word) {
    return Arrays.stream(values())
        .filter(severity -> severity.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown severity '%s'; known severities: %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(Severity::word)
                                .collect(Collectors.joining(", ")))));
  }
}
