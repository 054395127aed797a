package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import java.util.Optional;

/** Which action a template of an AWS playbook gives for an object as it is now; pure. */
final class InAws {

  private InAws() {}

  static Choice choose(AwsTemplate template, Stage stage, Facts.Cloud cloud) {
    Live live = stage.live();
    if (!live.ref().kind().equals(template.kind().kind())) {
      return Planner.doesNotFit(live);
    }
    return switch (template) {
      case BalancingTemplate balancing -> InLoadBalancing.choose(balancing, stage, cloud);
      case ComputeTemplate computing -> InCompute.choose(computing, stage, cloud);
      case EcsTemplate tasks -> InEcs.choose(tasks, live, cloud);
      case RdsTemplate databases -> InRds.choose(databases, live, cloud);
      case ServerlessTemplate serverless -> InServerless.choose(serverless, live, cloud);
      case AlarmTemplate alarms -> InCloudWatch.choose(alarms, live, cloud);
      case DnsTemplate names -> InDns.choose(names, live, cloud);
    };
  }

  /** A field as text. */
  static Optional<String> field(Facts.Cloud cloud, String name) {
    return Optional.ofNullable(cloud.fields().get(name));
  }

  /** Whether a field is told, and as this. */
  static boolean is(Facts.Cloud cloud, String name, String value) {
    return value.equals(cloud.fields().get(name));
  }

  static Choice.No no(String reason) {
    return new Choice.No(reason);
  }
}
