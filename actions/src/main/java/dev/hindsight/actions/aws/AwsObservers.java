package dev.hindsight.actions.aws;

import dev.hindsight.actions.Observer;
import dev.hindsight.actions.adapter.Machines;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/** Observers of AWS that need no application around them, for benches and tests. */
public final class AwsObservers {

  private AwsObservers() {}

  /** An observer of the regions of these settings; any number of threads may use it. */
  public static Observer of(
      AwsSettings settings, Machines machines, UnaryOperator<String> redactor, Clock clock) {
    Aws api = new AwsApi(new AwsClients(settings), new Refused(redactor));
    return of(api, settings, machines, redactor, clock);
  }

  static Observer of(
      Aws api,
      AwsSettings settings,
      Machines machines,
      UnaryOperator<String> redactor,
      Clock clock) {
    // nothing is written through it
    Writes none = new Writes(api, settings, RoleSettings.NONE, new Refused(redactor));
    AwsAdapter adapter = new AwsAdapter(api, settings, resources(settings), none, redactor);
    return new AwsObserver(new AwsMeans(api, settings, adapter, eyes(), machines), redactor, clock);
  }

  /** One for each kind of object. */
  static List<Resource> resources(AwsSettings settings) {
    return List.of(
        new InstanceResource(),
        new ManagedInstanceResource(settings),
        new GroupResource(),
        new EcsServiceResource(),
        new EcsTaskResource(),
        new DatabaseResource(),
        new DatabaseClusterResource(),
        new TargetGroupResource(),
        new ListenerResource(),
        new AlarmResource(),
        new AliasResource(),
        new FunctionResource(),
        new QueueResource(),
        new TableResource(),
        new RecordSetResource());
  }

  static List<Eye> eyes() {
    return List.of(
        new InstanceEye(),
        new GroupEye(),
        new EcsServiceEye(),
        new DatabaseEye(),
        new DatabaseClusterEye(),
        new TargetGroupEye(),
        new ListenerEye(),
        new AlarmEye(),
        new AliasEye(),
        new FunctionEye(),
        new QueueEye(),
        new TableEye(),
        new RecordSetEye());
  }
}
