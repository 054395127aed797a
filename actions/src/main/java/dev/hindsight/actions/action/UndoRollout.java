package dev.hindsight.actions.action;

import java.util.SortedMap;

/** Puts the pod template of another revision in place. */
@Meaning("Puts the pod template of an earlier revision in place again.")
@Needs(group = "apps", resource = "deployments", verb = "patch")
public record UndoRollout(
    Target target,
    @Meaning("the revision in place now: number, hash of its pod template, images")
        RevisionRef from,
    @Meaning("the revision to go to, which the cluster must still keep") RevisionRef to)
    implements Action {

  static final String NAME = "undo-rollout";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    return "Put %s from revision %d back to revision %d"
        .formatted(target.object().display(), from.number(), to.number());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of("template", from.template());
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of("template", to.template());
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.of("template", live.workload().map(Facts.Workload::template));
  }

  @Override
  public String beforeWords() {
    return from.words();
  }

  @Override
  public String afterWords() {
    return to.words();
  }

  @Override
  public Undo undo() {
    return new Undo.By(new UndoRollout(target, to, from));
  }
}
