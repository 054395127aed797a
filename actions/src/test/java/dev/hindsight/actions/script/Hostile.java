package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AlarmState;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.PauseRollout;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.ResumeRollout;
import dev.hindsight.actions.action.RevisionRef;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.SetAlarmState;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.StopTask;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.UncordonNode;
import dev.hindsight.actions.action.UndoRollout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every action with a hostile text wherever a text may stand. */
final class Hostile {

  /** What has broken out of one quoting or another somewhere. */
  static final List<String> TEXTS =
      List.of(
          "it's \"quoted\" `touch pwned` $(touch pwned) ${HOME} $HOME",
          "a; touch pwned & touch pwned | touch pwned > pwned",
          "line\ntouch pwned\r\n- name: x\n  shell: touch pwned",
          "--force",
          "--kubeconfig=pwned",
          "-n",
          "{{ lookup('pipe','touch pwned') }}",
          "{% raw %}{{ 1 }}{# c #} #jinja2: variable_start_string:'['",
          "%s %d %% %(x)s %n",
          "back\\slash \\n \\u0041 \\' \\",
          "ünïcödé 中文 😀 \u2028 \u2029 \u0085 \u202E \uFEFF",
          "'''\"\"\" #!/bin/sh",
          "!unsafe &a *a : - ? | > @ [x] {y: z}",
          "tab\tbell\u0007escape\u001B[31m",
          "../../../../etc/x?y=z#frag%2e",
          "\")].x[?(@.y==\"",
          "]} uid=[u1] {.x",
          "x".repeat(253));

  private Hostile() {}

  static List<Action> actions(String text) {
    Target target = target("Deployment", text, 7);
    return List.of(
        new UndoRollout(target, revision(3, text + "3"), revision(2, text + "2")),
        new RestartRollout(target, Optional.of(text), text + "!"),
        new ScaleDeployment(target, 2, 4),
        new ScaleStatefulSet(target("StatefulSet", text, 5), 2, 3),
        new PauseRollout(target),
        new ResumeRollout(target),
        new SetResources(
            target,
            text,
            Resources.of(Map.of("cpu", text, text, "1"), Map.of()),
            Resources.of(Map.of("cpu", text + "2"), Map.of(text, "2"))),
        new SetImage(target, text, text, text + ":1"),
        new SetAutoscalerBounds(
            target("HorizontalPodAutoscaler", text, 0),
            new SetAutoscalerBounds.Bounds(2, 4),
            new SetAutoscalerBounds.Bounds(2, 8)),
        new SetEnvironment(
            target, text, "LOG_LEVEL", Optional.of("info"), Optional.of(value(text))),
        new SetEnvironment(target, text, "LOG_FORMAT", Optional.of(value(text)), Optional.empty()),
        new PatchConfigMap(target("ConfigMap", text, 0), "a.b_c-d", text, text + "\n\n"),
        new EvictPod(target("Pod", text + "e", 0), "ReplicaSet " + text),
        new DeletePod(target("Pod", text + "d", 0), text, 30),
        new DeleteStuckPod(target("Pod", text + "s", 0), text),
        new RerunCronJob(target("CronJob", text, 0), Optional.of(text), text),
        new ExpandVolume(target("PersistentVolumeClaim", text, 0), "10Gi", "20Gi"),
        new DrainNode(
            target("Node", text + "n", 0),
            List.of(new DrainNode.Pod(text, text, text, text), pod(text, "2"), pod(text, "3")),
            true),
        new DeleteFailedJob(target("Job", text, 0)),
        new CordonNode(target("Node", text, 0)),
        new UncordonNode(target("Node", text + "u", 0)));
  }

  /** Actions in AWS, whose names are checked: with all that such a name can have. */
  static List<Action> aws(String text) {
    String line = text.replaceAll("[\\p{Cntrl}*?:/]", "~");
    String name = line.substring(0, Math.min(250, line.length()));
    Target instance = cloud(AwsKind.INSTANCE, "", "i-0123456789abcdef0", text);
    return List.of(
        new StopInstance(instance),
        new RebootInstance(cloud(AwsKind.INSTANCE, "", "i-0123456789abcdef1", text)),
        new ReplaceInstance(cloud(AwsKind.INSTANCE, "", "i-0123456789abcdef2", text), name),
        new SetDesiredCapacity(cloud(AwsKind.GROUP, "", name, text), 3, 5),
        new RefreshInstances(cloud(AwsKind.GROUP, "", name, text), text, 90),
        new ForceDeployment(cloud(AwsKind.ECS_SERVICE, "prod", "checkout", text), text),
        new StopTask(
            cloud(AwsKind.ECS_TASK, "prod", "0123456789abcdef0123456789abcdef", text), text),
        new SnapshotDatabase(cloud(AwsKind.DB_INSTANCE, "", "orders", text), "orders-before"),
        new DeregisterTarget(cloud(AwsKind.TARGET_GROUP, "", "web", text), "10.0.0.1", 80),
        new RunDocument(
            cloud(AwsKind.MANAGED_INSTANCE, "", "i-0123456789abcdef0", text),
            "AWS-RunShellScript",
            new TreeMap<>(Map.of(text, List.of(text, text)))),
        new SetAlarmState(cloud(AwsKind.ALARM, "", name, text), AlarmState.ALARM, AlarmState.OK),
        new RedriveQueue(cloud(AwsKind.QUEUE, "", "orders-dead", text), text, 10));
  }

  private static Target cloud(AwsKind kind, String namespace, String name, String uid) {
    return new Target(new ObjectRef(AwsSamples.PLACE, kind.kind(), namespace, name), uid, 0);
  }

  /** A value of a variable has one line, without references. */
  private static String value(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "~").replace("$(", "$[");
    return line.substring(0, Math.min(250, line.length()));
  }

  private static DrainNode.Pod pod(String text, String more) {
    return new DrainNode.Pod(text, text + more, text + more, "ReplicaSet " + text);
  }

  private static Target target(String kind, String text, long generation) {
    String namespace = kind.equals("Node") ? "" : text;
    return new Target(new ObjectRef("c1", kind, namespace, text), text, generation);
  }

  private static RevisionRef revision(long number, String text) {
    return new RevisionRef(number, text, new TreeMap<>(Map.of(text.substring(1), text)));
  }
}
