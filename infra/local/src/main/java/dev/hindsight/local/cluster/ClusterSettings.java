package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.access.ClusterUser;
import dev.hindsight.local.cluster.access.RbacFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a practice cluster is set up.
 *
 * @param port on 127.0.0.1; 0 takes a free one
 * @param stateFile where the cluster continues after a restart; absent keeps all in memory
 * @param alertFor how long a condition must hold before its alert fires
 * @param repeatEvery how often a firing alert is sent again
 * @param users who may talk to it besides the administrator, each with a token of its own
 */
public record ClusterSettings(
    int port,
    Optional<Path> stateFile,
    List<ServiceSpec> services,
    Clock clock,
    Optional<AlertReceiver> receiver,
    Duration alertFor,
    Duration repeatEvery,
    List<ClusterUser> users) {

  private static final Duration ALERT_FOR = Duration.ofSeconds(3);
  private static final Duration REPEAT_EVERY = Duration.ofMinutes(5);

  public ClusterSettings {
    services = List.copyOf(services);
    users = List.copyOf(users);
    if (alertFor.isNegative() || !repeatEvery.isPositive()) {
      throw new IllegalArgumentException("alertFor must be 0 or more, repeatEvery more than 0");
    }
  }

  /** A small shop of seven services, kept in memory, alerting nobody, on a free port. */
  public static ClusterSettings practice(Clock clock) {
    return new ClusterSettings(
        0, Optional.empty(), shop(), clock, Optional.empty(), ALERT_FOR, REPEAT_EVERY, people());
  }

  public ClusterSettings withPort(int newPort) {
    return new ClusterSettings(
        newPort, stateFile, services, clock, receiver, alertFor, repeatEvery, users);
  }

  public ClusterSettings withStateFile(Path file) {
    return new ClusterSettings(
        port, Optional.of(file), services, clock, receiver, alertFor, repeatEvery, users);
  }

  public ClusterSettings withServices(List<ServiceSpec> newServices) {
    return new ClusterSettings(
        port, stateFile, newServices, clock, receiver, alertFor, repeatEvery, users);
  }

  public ClusterSettings withReceiver(AlertReceiver newReceiver) {
    return new ClusterSettings(
        port, stateFile, services, clock, Optional.of(newReceiver), alertFor, repeatEvery, users);
  }

  public ClusterSettings withAlerting(Duration newAlertFor, Duration newRepeatEvery) {
    return new ClusterSettings(
        port, stateFile, services, clock, receiver, newAlertFor, newRepeatEvery, users);
  }

  public ClusterSettings withUsers(List<ClusterUser> newUsers) {
    return new ClusterSettings(
        port, stateFile, services, clock, receiver, alertFor, repeatEvery, newUsers);
  }

  /** Who only looks, and Hindsight with the rights that its manifest asks for. */
  private static List<ClusterUser> people() {
    return List.of(
        ClusterUser.viewer(), RbacFile.shipped().serviceAccount("hindsight", "hindsight"));
  }

  private static List<ServiceSpec> shop() {
    return List.of(
        ServiceSpec.of("shop", "cart", "3.2.4", 2, "192Mi").calling("catalog"),
        ServiceSpec.of("shop", "catalog", "2.11.5", 4, "384Mi"),
        ServiceSpec.of("shop", "checkout", "1.8.2", 3, "256Mi")
            .calling("cart", "payments", "shipping"),
        ServiceSpec.of("shop", "payments", "4.0.9", 2, "256Mi"),
        ServiceSpec.of("shop", "recommendations", "0.9.7", 1, "512Mi").calling("catalog"),
        ServiceSpec.of("shop", "shipping", "1.3.1", 2, "128Mi"),
        ServiceSpec.of("shop", "storefront", "5.6.3", 3, "256Mi")
            .calling("catalog", "cart", "checkout", "recommendations"));
  }
}
