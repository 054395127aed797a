package dev.hindsight.local.cluster;

import dev.hindsight.local.cluster.store.Quantity;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A service of the practice cluster as it is first deployed.
 *
 * @param image the running image with its tag
 * @param previousImage the image of the revision before
 * @param memoryLimit a Kubernetes quantity, for example {@code 256Mi}
 * @param port where the container listens
 * @param dependsOn services of the same namespace that it calls, the most important first
 */
public record ServiceSpec(
    String namespace,
    String name,
    String image,
    String previousImage,
    int replicas,
    String memoryLimit,
    int port,
    List<String> dependsOn) {

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
    dependsOn = List.copyOf(dependsOn);
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
        namespace,
        name,
        repository + version,
        repository + previous,
        replicas,
        memoryLimit,
        8080,
        List.of());
  }

  /** The same service with these calls to others of its namespace. */
  public ServiceSpec calling(String... services) {
    return new ServiceSpec(
        namespace, name, image, previousImage, replicas, memoryLimit, port, List.of(services));
  }

  /**
   * As many different small services as asked for, each in a namespace of its own so that no fault
   * reaches another; for load runs. After them come the stores that they call, one for each.
   */
  public static List<ServiceSpec> generated(int count) {
    return Stream.concat(
            IntStream.range(0, count).mapToObj(ServiceSpec::numbered),
            IntStream.range(0, count).mapToObj(i -> of(team(i), store(i), "1.4.2", 1, "128Mi")))
        .toList();
  }

  private static ServiceSpec numbered(int i) {
    return of(
            team(i),
            "service-%03d".formatted(i),
            "2.%d.%d".formatted(i % 9, 1 + i % 7),
            1 + i % 3,
            LIMITS.get(i % LIMITS.size()))
        .calling(store(i));
  }

  private static String team(int i) {
    return "team-%03d".formatted(i);
  }

  private static String store(int i) {
    return "store-%03d".formatted(i);
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
