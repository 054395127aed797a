package dev.hindsight.knowledge.rank.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms of output that say their trouble only to who knows the form. */
class ToolAnswersTest {

  @Test
  void aSampleSaysWhatItsLabelsMean() {
    assertThat(
            texts(
                "metric",
                """
                {"status":"success","data":{"resultType":"vector","result":[
                 {"metric":{"namespace":"a","pod":"p-1","container":"c","reason":"OOMKilled"},
                  "value":[1772701800,"1"]}]}}
                """))
        .containsExactly("container c: last terminated OOMKilled");
    assertThat(
            texts(
                "metric",
                """
                {"resultType":"vector","result":[
                 {"metric":{"condition":"Ready","node":"n-1","status":"true"},"value":[17,"0"]},
                 {"metric":{"condition":"Ready","node":"n-2","status":"true"},"value":[17,"1"]}]}
                """))
        .containsExactly("Ready=False NodeNotReady", "Ready=True");
  }

  @Test
  void aSampleIsToldByTheQueryWhereItHasNoName() {
    assertThat(
            texts(
                "metric",
                """
                {"query":"rate(container_cpu_cfs_throttled_periods_total[5m])",
                 "data":{"resultType":"vector","result":[
                  {"metric":{"pod":"p-1"},"value":[17,"0.87"]}]}}
                """))
        .containsExactly("cpu of p-1 is throttled: 87 % of its periods");
  }

  @Test
  void garbageInPlaceOfSamplesIsNoSample() {
    assertThat(
            texts(
                "metric",
                """
                {"resultType":"vector","result":[
                 {"metric":"x","value":[17,"1"]},{"metric":{},"value":"NaN"},7]}
                """))
        .isEmpty();
  }

  @Test
  void whatAPodUsesIsHeldAgainstItsLimit() {
    List<EvidenceLine> lines =
        lines(
            "state",
            """
            Name:             fx-1
            Namespace:        a
            Node:             n/10.0.0.9
            Status:           Running
            Containers:
              fx:
                State:          Running
                Limits:
                  cpu:     250m
                  memory:  1Gi
            """);
    lines.addAll(
        lines(
            "metric",
            """
            NAME    CPU(cores)   MEMORY(bytes)
            fx-1    249m         310Mi
            fx-2    249m         310Mi
            """));

    assertThat(Reading.of(lines).facts().stream().map(f -> f.line().text()))
        .contains("cpu 249m of limit 250m (100 %) of pod fx-1, cpu throttled at its limit")
        .noneMatch(text -> text.startsWith("memory 310Mi of") || text.contains("of pod fx-2"));
  }

  @Test
  void aQueueThatPilesUpIsAStateAndAnEmptyOneIsNone() {
    List<Fact> facts =
        Reading.of(
                lines(
                    "state",
                    """
                    name\tmessages_ready\tconsumers
                    jobs\t18402\t1
                    done\t0\t2
                    """))
            .facts();
    assertThat(facts.stream().map(f -> f.line().kind() + " " + f.line().text()))
        .containsExactly(
            "state queue jobs holds 18402 messages, consumers 1",
            "monitor queue done holds 0 messages, consumers 2");
  }

  @Test
  void anIngressWithABlankAddressHasNone() {
    assertThat(
            texts(
                "state",
                """
                NAME   CLASS   HOSTS          ADDRESS     PORTS   AGE
                docs   ngnix   docs.acme.io               80      21m
                site   nginx   site.acme.io   10.0.0.1    80      90d
                """))
        .containsExactly(
            "ingress docs has no address, class ngnix", "ingress site has an address, class nginx");
  }

  @Test
  void theStatusOfACustomObjectIsReadConditionByCondition() {
    assertThat(
            texts(
                "state",
                """
                Name:         shop-tls
                Namespace:    edge
                Kind:         Certificate
                Status:
                  Conditions:
                    Last Transition Time:  2026-03-04T22:11:02Z
                    Message:               Certificate expired on Wed, 04 Mar 2026
                    Reason:                Expired
                    Status:                False
                    Type:                  Ready
                  Not After:               2026-03-04T22:11:01Z
                """))
        .contains(
            "Ready=False Expired: Certificate expired on Wed, 04 Mar 2026",
            "Not After: 2026-03-04T22:11:01Z");
  }

  @Test
  void aToolTellsHowTheLastRunEnded() {
    assertThat(
            texts(
                "state",
                """
                {"pods":[{"name":"w-1","namespace":"a","phase":"Running","containers":[
                 {"name":"w","ready":false,"restart_count":9,"state":{"running":false,
                  "reason":"CrashLoopBackOff",
                  "last_state":{"terminated":{"reason":"OOMKilled","exit_code":137}}}}]}]}
                """))
        .contains(
            "container w: waiting CrashLoopBackOff, restarts 9, last terminated OOMKilled exit"
                + " 137");
  }

  @Test
  void aPartitionHoldsARolloutBack() {
    assertThat(
            texts(
                "state",
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: ring
                spec:
                  replicas: 3
                  updateStrategy:
                    rollingUpdate:
                      partition: 3
                status:
                  replicas: 3
                  readyReplicas: 3
                  updatedReplicas: 0
                  currentRevision: ring-5
                  updateRevision: ring-6
                """))
        .contains(
            "StatefulSet ring: 3 of 3 available",
            "rollout of StatefulSet ring: only pods from ordinal 3 on are updated, 0 of 3 are");
  }

  @Test
  void aFinishedPodIsNotCalledUnready() {
    assertThat(texts("state", "dump-1   0/1   Completed   0   2d"))
        .contains("pod dump-1: phase Succeeded, done");
  }

  @Test
  void anEntryOfMongoKeepsItsAttributes() {
    assertThat(
            texts(
                "log",
                """
                {"t":{"$date":"2026-03-05T09:30:01Z"},"s":"W","c":"COMMAND","msg":"Slow query","attr":{"ns":"a.b"}}
                """))
        .containsExactly("WARN COMMAND Slow query {\"ns\":\"a.b\"}");
  }

  private static List<String> texts(String kind, String text) {
    return Reading.of(lines(kind, text)).facts().stream().map(f -> f.line().text()).toList();
  }

  private static List<EvidenceLine> lines(String kind, String text) {
    List<EvidenceLine> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(new EvidenceLine(lines.size() + 1, "", kind, line)));
    return lines;
  }
}
