package dev.hindsight.local.aws;

import dev.hindsight.local.cluster.AlertReceiver;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * The practice world's part in AWS: {@code media} on instances of its own, and {@code storefront}
 * on the nodes of the practice cluster, each behind a load balancer that alarms.
 */
public final class PracticeAws implements AutoCloseable {

  /** The service that is in AWS alone. */
  public static final String MEDIA = "media";

  private static final String STOREFRONT = "storefront";
  private static final int INSTANCES = 3;
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(PracticeAws.class.getName());

  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client balancing;
  private final CloudWatchClient cloudWatch;
  private final AlarmSender sender;
  private final Alarms alarms;
  private final List<Balanced> services = new ArrayList<>();
  private final Thread thread;

  private PracticeAws(AwsPlace place, AlertReceiver receiver, Clock clock) {
    ec2 = place.ec2();
    balancing = place.balancing();
    cloudWatch = place.cloudWatch();
    sender = new AlarmSender(receiver);
    alarms = new Alarms(balancing, cloudWatch, sender, clock);
    thread = Thread.ofVirtual().name("practice-aws").unstarted(this::run);
  }

  /**
   * Builds the world in an empty AWS, and lets it live.
   *
   * @param nodes how many nodes the cluster has
   */
  public static PracticeAws start(URI endpoint, AlertReceiver receiver, Clock clock, int nodes) {
    PracticeAws aws = new PracticeAws(new AwsPlace(endpoint), receiver, clock);
    AwsWorld world = new AwsWorld(aws.ec2, aws.balancing, aws.cloudWatch);
    aws.services.add(world.build(MEDIA, INSTANCES));
    if (nodes > 0) {
      aws.services.add(world.build(STOREFRONT, nodes));
    }
    aws.thread.start();
    return aws;
  }

  /** What the cluster's nodes run on, as a node says it of itself. */
  public List<String> machines() {
    return services.stream()
        .filter(service -> service.service().equals(STOREFRONT))
        .findFirst()
        .map(Balanced::instances)
        .orElse(List.of())
        .stream()
        .map(id -> "aws:///%sa/%s".formatted(AwsPlace.REGION, id))
        .toList();
  }

  /** The instances that requests to a service go to now. */
  public List<String> targets(String service) {
    String group =
        services.stream()
            .filter(each -> each.service().equals(service))
            .findFirst()
            .orElseThrow()
            .targetGroup();
    return balancing
        .describeTargetHealth(d -> d.targetGroupArn(group))
        .targetHealthDescriptions()
        .stream()
        .map(t -> t.target().id())
        .toList();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        beat();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() throws InterruptedException {
    try {
      alarms.look(services);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "A look at the practice AWS failed; it goes on", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List.of(sender, ec2, balancing, cloudWatch).forEach(PracticeAws::close);
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "A client of the practice AWS did not close", e);
    }
  }
}
