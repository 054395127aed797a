package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.store.Quantity;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A service of the practice cluster as it is first deployed.
 *
 * @param image the running image with its tag
 * @param previousImage the image of the revision before
 * @param memoryLimit a Kubernetes quantity, for example {@code 256Mi}
 * @param port where the container listens
 */
public record ServiceSpec(
    String namespace,
    String name,
    String image,
    String previousImage,
    int replicas,
    String memoryLimit,
    int port) {

  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?");
  private static final List<String> LIMITS = List.of("128Mi", "192Mi", "256Mi", "384Mi", "512Mi");

  public ServiceSpec {
    if (!DNS_LABEL.matcher(namespace).matches() || !DNS_LABEL.matcher(name).matches()) {
      throw new IllegalArgumentException("not a DNS label: " + namespace + "/" + name);
    }
    if (replicas < 0 || Quantity.parse(memoryLimit).isEmpty()) {
      throw new IllegalArgumentException("replicas or memory limit of " + name + " make no sense");
    }
    memoryLimit = Quantity.canonical(memoryLimit);
    if (image.equals(previousImage) || image.lastIndexOf(':') <= image.lastIndexOf('/')) {
      throw new IllegalArgumentException(name + " needs two different images with tags");
    }
  }

  /**
   * A service of this version, for example {@code 1.8.2}, whose last release was the one before.
   */
  public static ServiceSpec of(
      String namespace, String name, String version, int replicas, String memoryLimit) {
    String repository = "registry.shop.example/%s/%s:".formatted(namespace, name);
    String previous = version.replaceFirst("\\d+$", "") + (lastNumber(version) - 1);
    return new ServiceSpec(
        namespace, name, repository + version, repository + previous, replicas, memoryLimit, 8080);
  }

  /** As many different small services as asked for, in a few namespaces; for load runs. */
  public static List<ServiceSpec> generated(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                of(
                    "team-" + (char) ('a' + i % 6),
                    "service-%03d".formatted(i),
                    "2.%d.%d".formatted(i % 9, 1 + i % 7),
                    1 + i % 3,
                    LIMITS.get(i % LIMITS.size())))
        .toList();
  }

  /** The running version, which is the tag of the image. */
  public String version() {
    return image.substring(image.lastIndexOf(':') + 1);
  }

  /** What the scheduler reserves: half of the limit. */
  public String memoryRequest() {
    return Quantity.canonical(Math.max(1, Quantity.bytes(memoryLimit) >> 21) + "Mi");
  }

  private static int lastNumber(String version) {
    int last = Integer.parseInt(version.substring(version.lastIndexOf('.') + 1));
    if (last < 1) {
      throw new IllegalArgumentException("version must not end in 0: " + version);
    }
    return last;
  }
}
