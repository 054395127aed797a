package dev.hindsight.actions.policy.standing;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.policy.rulebook.NamePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What a standing approval is for; all of it is in its hash.
 *
 * @param playbook the playbook's name
 * @param playbookHash SHA-256 of what the playbook says; another text is another playbook
 * @param cluster the cluster's identity
 * @param name of the targets, as a pattern
 * @param runs how many runs within {@code per}
 */
public record Terms(
    String playbook,
    String playbookHash,
    String cluster,
    String namespace,
    String kind,
    NamePattern name,
    int runs,
    Rate per,
    Instant expires) {

  /** The longest time for which one can be given. */
  public static final Duration LONGEST = Duration.ofDays(90);

  private static final int MOST_RUNS = 100;

  /** Refuses what is no closed set, or no rate. */
  public Terms {
    if (runs < 1 || runs > MOST_RUNS) {
      throw new IllegalArgumentException("runs must be from 1 to %d".formatted(MOST_RUNS));
    }
    if (cluster.isBlank() || kind.isBlank() || playbook.isBlank()) {
      throw new IllegalArgumentException("playbook, cluster and kind must be named exactly");
    }
    if (!namespace.isEmpty() && new NamePattern(namespace).text().endsWith("*")) {
      throw new IllegalArgumentException("the namespace must be named exactly");
    }
  }

  /** The time in which the runs are counted. */
  public enum Rate {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration length;

    Rate(Duration length) {
      this.length = length;
    }

    Duration length() {
      return length;
    }
  }

  /** Whether it is for such a plan, made by that text of its playbook; never for high risk. */
  boolean cover(Plan plan, String madeBy) {
    ObjectRef target = plan.target().object();
    return plan.risk() != Risk.HIGH
        && plan.playbook().equals(playbook)
        && madeBy.equals(playbookHash)
        && target.cluster().equals(cluster)
        && target.namespace().equals(namespace)
        && target.kind().equals(kind)
        && name.matches(target.name())
        && plan.targets().stream().allMatch(t -> t.object().equals(target));
  }

  /** In one sentence. */
  public String sentence() {
    return "playbook %s (%s) on %s %s%s of cluster %s, %d runs per %s, until %s"
        .formatted(
            playbook,
            playbookHash.substring(0, 8),
            kind,
            namespace.isEmpty() ? "" : namespace + "/",
            name,
            cluster,
            runs,
            per.name().toLowerCase(Locale.ROOT),
            expires);
  }

  String json() {
    return PlanJson.canonical(this);
  }

  static Terms read(String json) {
    return PlanJson.read(json, Terms.class);
  }
}
