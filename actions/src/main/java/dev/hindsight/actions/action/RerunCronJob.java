package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs a CronJob's work once now, as a Job of its template. */
@Meaning(
    "Makes one Job of a CronJob's template now. The Job's name comes from the plan, so that the"
        + " same plan can never make two. Refused while a Job of it runs, unless the CronJob allows"
        + " several at once.")
@Needs(group = "batch", resource = "jobs", verb = "create")
public record RerunCronJob(
    Target target,
    @Meaning("the trace of the last rerun that is kept; none where there is none")
        Optional<String> from,
    @Meaning("the trace of this rerun: after which Job it was made") String to)
    implements Action {

  static final String NAME = "rerun-cron-job";
  private static final String FIELD = "rerun";
  // A Job's name becomes a label of its pods, which has room for 63 characters.
  private static final int LONGEST = 52;

  /** The rerun of this CronJob as it is now. */
  public static RerunCronJob of(Target target, Facts.CronJob cronJob) {
    return new RerunCronJob(
        target, cronJob.rerun(), "after-" + cronJob.newest().orElse("the-first-schedule"));
  }

  /** The name of the Job: the same for the same plan, so that a second one is refused. */
  public static String jobName(String cronJob, String marker) {
    String start = cronJob.length() > LONGEST ? cronJob.substring(0, LONGEST) : cronJob;
    return start + "-" + sha256(marker).substring(0, 10);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "CronJob";
  }

  @Override
  public String sentence() {
    return "Run the work of %s once now".formatted(target.object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(FIELD, to);
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return live.facts() instanceof Facts.CronJob cronJob
        ? Fields.of(FIELD, cronJob.rerun())
        : new TreeMap<>();
  }

  @Override
  public String beforeWords() {
    return "no Job of this plan";
  }

  @Override
  public String afterWords() {
    return "one more Job";
  }

  @Override
  public Undo undo() {
    return Undo.Never.because(
        "what the Job does stays done, as on each turn of its schedule; the Job itself can be"
            + " deleted");
  }

  @Override
  public Assessment risk() {
    return new Assessment(
        Risk.MEDIUM, "its work is done once more, which the owner must know to be harmless");
  }
}
