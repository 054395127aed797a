package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes a Job away that has failed for good, with its pods; their logs are kept first. */
@Meaning("Takes a Job away that has failed for good, with its pods; their logs are kept first.")
@Needs(group = "batch", resource = "jobs", verb = "delete")
public record DeleteFailedJob(Target target) implements Action {

  static final String NAME = "delete-failed-job";
  private static final String FIELD = "state";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "Job";
  }

  @Override
  public String sentence() {
    return "Delete the failed %s and its pods".formatted(target.object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, "failed");
  }

  @Override
  public SortedMap<String, String> after() {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    if (live.terminating()) {
      return new TreeMap<>();
    }
    boolean failed = live.facts() instanceof Facts.Job job && job.failed();
    return Fields.of(FIELD, failed ? "failed" : "not failed");
  }

  @Override
  public String beforeWords() {
    return "state failed";
  }

  @Override
  public String afterWords() {
    return "deleted";
  }

  @Override
  public boolean removes() {
    return true;
  }

  @Override
  public Undo undo() {
    return new Undo.Never("the Job had ended already, and its state and logs are kept");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "it cannot be undone");
  }
}
