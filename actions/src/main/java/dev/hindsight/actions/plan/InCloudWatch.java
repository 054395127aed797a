package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.DisableAlarmActions;
import dev.hindsight.actions.action.EnableAlarmActions;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Choice.Act;

/** What is done to alarms; pure. */
final class InCloudWatch {

  private InCloudWatch() {}

  static Choice choose(AlarmTemplate template, Live live, Facts.Cloud cloud) {
    String actions = DisableAlarmActions.ACTIONS;
    return switch (template) {
      case AlarmTemplate.DisableAlarmActions _ ->
          InAws.is(cloud, actions, DisableAlarmActions.ENABLED)
              ? new Act(
                  "Turn off what alarm %s triggers".formatted(live.ref().name()),
                  new DisableAlarmActions(live.target()))
              : InAws.no("%s triggers nothing now.".formatted(live.ref().display()));
      case AlarmTemplate.EnableAlarmActions _ ->
          InAws.is(cloud, actions, DisableAlarmActions.DISABLED)
              ? new Act(
                  "Turn on what alarm %s triggers".formatted(live.ref().name()),
                  new EnableAlarmActions(live.target()))
              : InAws.no("%s triggers its actions already.".formatted(live.ref().display()));
    };
  }
}
