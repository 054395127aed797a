package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import java.util.SortedMap;

/** The processes of an Auto Scaling group that can be suspended, by the API's own names. */
public enum GroupProcess {
  Launch,
  Terminate,
  AddToLoadBalancer,
  AlarmNotification,
  AZRebalance,
  HealthCheck,
  InstanceRefresh,
  ReplaceUnhealthy,
  ScheduledActions;

  /** It does its work. */
  public static final String ACTIVE = "active";

  /** It does not. */
  public static final String SUSPENDED = "suspended";

  /** Its name among the fields of a group. */
  public String field() {
    return "process " + name();
  }

  SortedMap<String, String> fields(String state) {
    return Fields.of(field(), state);
  }

  AwsCall call(String operation, ObjectRef group) {
    return AwsCall.of(
        AwsService.AUTO_SCALING,
        operation,
        p -> {
          p.put("AutoScalingGroupName", group.name());
          p.putArray("ScalingProcesses").add(name());
        });
  }
}
