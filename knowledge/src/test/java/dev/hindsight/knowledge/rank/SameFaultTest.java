package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same fault as kubectl prints it, as the API gives it, and as the bot observes it. */
class SameFaultTest {

  /** One fault in three tongues. */
  private record Fault(String cause, String printed, String api, String observed) {
    @Override
    public String toString() {
      return cause;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault(
            "oom_killed",
            """
            ### state Pod shop/cart-1
            Name:             cart-1
            Namespace:        shop
            Priority:         0
            Node:             node-a/10.0.0.9
            Status:           Running
            Containers:
              cart:
                Image:          cart:2
                State:          Waiting
                  Reason:       CrashLoopBackOff
                Last State:     Terminated
                  Reason:       OOMKilled
                  Exit Code:    137
                Ready:          False
                Restart Count:  4
                Limits:
                  memory:  128Mi
            Conditions:
              Type              Status
              Ready             False
            """,
            """
            ### state Pod shop/cart-1
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"cart-1","namespace":"shop"},
             "spec":{"nodeName":"node-a","containers":[{"name":"cart","image":"cart:2","resources":{"limits":{"memory":"128Mi"}}}]},
             "status":{"phase":"Running","conditions":[{"type":"Ready","status":"False","reason":"ContainersNotReady"}],
             "containerStatuses":[{"name":"cart","ready":false,"restartCount":4,"image":"cart:2",
             "state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"reason":"OOMKilled","exitCode":137}}}]}}
            """,
            """
            ### pod Pod shop/cart-1
            pod cart-1: phase Running, not ready, on node-a
            ### container Pod shop/cart-1
            container cart: waiting CrashLoopBackOff, restarts 4, last terminated OOMKilled exit 137, memory limit 128Mi, image cart:2
            """),
        new Fault(
            "image_pull",
            """
            ### event
            LAST SEEN   TYPE      REASON   OBJECT       MESSAGE
            9s          Warning   Failed   pod/cart-1   Failed to pull image "cart:9": manifest unknown
            ### state
            NAME     READY   STATUS             RESTARTS   AGE
            cart-1   0/1     ImagePullBackOff   0          2m
            """,
            """
            ### event
            {"apiVersion":"v1","kind":"EventList","items":[{"apiVersion":"v1","kind":"Event","metadata":{"name":"e"},"type":"Warning","reason":"Failed","count":2,"message":"Failed to pull image \\"cart:9\\": manifest unknown","involvedObject":{"kind":"Pod","namespace":"shop","name":"cart-1"}}]}
            ### state Pod shop/cart-1
            apiVersion: v1
            kind: Pod
            metadata:
              name: cart-1
              namespace: shop
            spec:
              containers:
              - name: cart
                image: cart:9
            status:
              phase: Pending
              containerStatuses:
              - name: cart
                ready: false
                restartCount: 0
                image: cart:9
                state:
                  waiting:
                    reason: ImagePullBackOff
            """,
            """
            ### container Pod shop/cart-1
            container cart: waiting ImagePullBackOff, restarts 0, image cart:9
            ### event Pod shop/cart-1
            Warning Failed x2: Failed to pull image "cart:9": manifest unknown
            """),
        new Fault(
            "scheduling_insufficient_resources",
            """
            ### state Pod shop/cart-1
            Name:         cart-1
            Namespace:    shop
            Node:         <none>
            Status:       Pending
            Containers:
              cart:
                Image:    cart:2
            Conditions:
              Type           Status
              PodScheduled   False
            Events:
              Type     Reason            Age   From               Message
              ----     ------            ----  ----               -------
              Warning  FailedScheduling  9s    default-scheduler  0/2 nodes are available: 2 Insufficient cpu.
            """,
            """
            ### state Pod shop/cart-1
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"cart-1","namespace":"shop"},"spec":{"containers":[{"name":"cart","image":"cart:2"}]},"status":{"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/2 nodes are available: 2 Insufficient cpu."}]}}
            """,
            """
            ### pod Pod shop/cart-1
            pod cart-1: phase Pending, not ready, asks for cpu 8, not scheduled: 0/2 nodes are available: 2 Insufficient cpu.
            ### event Pod shop/cart-1
            Warning FailedScheduling x1: 0/2 nodes are available: 2 Insufficient cpu.
            """),
        new Fault(
            "node_not_ready",
            """
            ### state
            NAME     STATUS     ROLES    AGE   VERSION
            node-a   NotReady   <none>   9d    v1.31.0
            ### event
            LAST SEEN   TYPE      REASON         OBJECT       MESSAGE
            9s          Warning   NodeNotReady   pod/cart-1   Node is not ready
            """,
            """
            ### state
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"node-a"},"status":{"conditions":[{"type":"Ready","status":"Unknown","reason":"NodeStatusUnknown","message":"Kubelet stopped posting node status."}]}}
            """,
            """
            ### node Node node-a
            Ready=Unknown NodeStatusUnknown: Kubelet stopped posting node status.
            ### event Pod shop/cart-1
            Warning NodeNotReady x1: Node is not ready
            """));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void hasTheSameFirstCauseInEveryTongue(Fault fault) {
    for (String text : List.of(fault.printed(), fault.api(), fault.observed())) {
      assertThat(RawText.ranked(text).best().category()).as(text).isEqualTo(fault.cause());
    }
  }
}
