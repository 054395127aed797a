package dev.hindsight.prompts.ground;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of which commands are made, besides names: nothing that runs text or shows a secret.
 */
final class CommandWords {

  static final Set<String> PROGRAMS =
      words(
          "kubectl helm aws redis-cli grep sort uniq head tail wc df du rm nslookup journalctl"
              + " systemctl");

  /** Who names one of these speaks of a command, and of nothing else. */
  static final Set<String> ONLY_PROGRAMS =
      words("kubectl redis-cli nslookup journalctl systemctl curl wget sudo");

  /** They take something away, or do not ask. */
  static final Set<String> DESTROYING =
      words("delete drop truncate drain uninstall stop rm -rf --force");

  private static final Set<String> VERBS =
      words(
          "get describe logs top explain events rollout status history undo restart pause resume"
              + " scale cordon uncordon set image resources label taint wait list rollback"
              + " start");

  private static final Set<String> KINDS =
      words(
          "pod pods deployment deployments deploy statefulset statefulsets daemonset daemonsets job"
              + " jobs cronjob cronjobs node nodes service services svc configmap configmaps"
              + " persistentvolumeclaim persistentvolumeclaims pvc persistentvolume pv hpa"
              + " horizontalpodautoscaler ingress event namespace namespaces replicaset"
              + " replicasets endpoints networkpolicy resourcequota poddisruptionbudget pdb");

  private static final Set<String> CLOUD =
      words(
          "ec2 ecs eks rds lambda cloudwatch logs elbv2 autoscaling dynamodb sqs elasticache"
              + " describe-instances describe-instance-status terminate-instances stop-instances"
              + " start-instances reboot-instances describe-services describe-tasks list-tasks"
              + " update-service stop-task describe-db-instances describe-db-clusters"
              + " reboot-db-instance modify-db-instance delete-db-instance describe-db-snapshots"
              + " describe-events describe-alarms describe-target-health describe-target-groups"
              + " describe-load-balancers describe-auto-scaling-groups set-desired-capacity"
              + " terminate-instance-in-auto-scaling-group describe-table update-table"
              + " get-queue-attributes purge-queue describe-log-groups filter-log-events"
              + " describe-cluster describe-nodegroup update-nodegroup-config"
              + " get-function-configuration list-functions put-function-concurrency"
              + " describe-cache-clusters");

  private static final Set<String> FLAGS =
      words(
          "-n -A -o -l -c -f -w -i -v -r -u -h --namespace --all-namespaces --output --selector"
              + " --container --all-containers --previous --since --tail --sort-by --field-selector"
              + " --replicas --to-revision --revision --timeout --for --ignore-daemonsets"
              + " --grace-period --limits --requests --containers --no-pager --unit --region"
              + " --instance-ids --instance-id --cluster --services --service --tasks --task"
              + " --desired-count --desired-capacity --auto-scaling-group-name --min-size"
              + " --max-size --db-instance-identifier --db-cluster-identifier --db-instance-class"
              + " --apply-immediately --alarm-names --target-group-arn --load-balancer-arns --names"
              + " --table-name --queue-url --attribute-names --log-group-name --log-group-names"
              + " --filter-pattern --function-name --cluster-name --nodegroup-name --name"
              + " --reserved-concurrent-executions --cache-cluster-id --query --include --duration"
              + " --source-identifier --source-type");

  private static final Set<String> VALUES =
      words(
          "wide yaml json name table text true false memory cpu app reason type status"
              + " condition=Available All -");

  static final Set<String> KNOWN =
      Stream.of(DESTROYING, VERBS, KINDS, CLOUD, FLAGS, VALUES)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private CommandWords() {}

  private static Set<String> words(String all) {
    return Stream.of(all.split(" ")).collect(Collectors.toUnmodifiableSet());
  }
}
