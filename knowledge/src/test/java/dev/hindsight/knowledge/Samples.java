package dev.hindsight.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Symptoms and lessons as the tests need them. */
public final class Samples {

  public static final Instant SINCE = Instant.parse("2026-03-10T03:00:00Z");

  private Samples() {}

  /** Lines as {@code kind: text}, numbered from 1. */
  public static Symptoms checkout(String alert, String... lines) {
    List<EvidenceLine> evidence = new ArrayList<>();
    for (String line : lines) {
      String kind = line.substring(0, line.indexOf(':'));
      String text = line.substring(line.indexOf(':') + 1).strip();
      evidence.add(new EvidenceLine(evidence.size() + 1, object(kind), kind, text));
    }
    return new Symptoms("checkout", "shop", List.of(alert), List.of(), evidence, SINCE);
  }

  public static Lesson lesson(String incident, String service, String alert, String cause) {
    return new Lesson(
        Optional.empty(),
        incident,
        service,
        "shop",
        List.of(alert),
        service + " was in trouble",
        cause,
        service + " had " + cause.replace('_', ' '),
        Optional.of("the rollout was undone"),
        Optional.of(true),
        true,
        Duration.ofMinutes(12),
        SINCE.minus(Duration.ofDays(12)),
        Optional.of("https://slack.example/archives/C1/p1"),
        List.of());
  }

  /** Of which nobody knows whether the cause was right. */
  public static Lesson unconfirmed(String incident, String service, String cause) {
    Lesson sure = lesson(incident, service, "A", cause);
    return new Lesson(
        sure.id(),
        sure.incident(),
        sure.service(),
        sure.namespace(),
        sure.alertNames(),
        sure.summary(),
        sure.cause(),
        sure.causeTitle(),
        Optional.empty(),
        Optional.empty(),
        false,
        sure.took(),
        sure.openedAt(),
        sure.link(),
        sure.evidence());
  }

  private static String object(String kind) {
    return switch (kind) {
      case "workload", "rollout", "condition" -> "Deployment shop/checkout";
      case "alert" -> "alert";
      case "node" -> "Node worker-2";
      default -> "Pod shop/checkout-7d9f8b6c5d-x2x4z";
    };
  }
}
