package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;

/** Which action a template of an AWS playbook gives for an object as it is now; pure. */
final class InAws {

  private InAws() {}

  static Choice choose(Template template, Live live, Facts.Cloud cloud) {
    return Planner.doesNotFit(live);
  }
}
