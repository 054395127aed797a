package dev.hindsight.actions.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions that a shell script's steps are made of; only those it needs are written. */
final class ShellParts {

  private static final String BASE =
      """
      say() { printf '%s\\n' "$1"; }

      stop() {
        printf 'stopped: %s\\n' "$1" >&2
        exit 1
      }
      """;

  private static final String SAME_CLUSTER =
      """
      # UID: the cluster of the plan has a namespace kube-system with it
      same_cluster() {
        cluster=$(kubectl get namespace/kube-system -o 'jsonpath={.metadata.uid}') || stop 'the cluster does not say which one it is'
        [ "$cluster" = "$1" ] || stop "this is not the cluster of the plan: its kube-system has UID $cluster, not $1"
      }
      """;

  private static final String LOOK =
      """
      # The object's generation, and the fields that the step is about.
      look() {
        now=$(kubectl get "$@") || stop 'the cluster does not show the object'
        generation=${now%% *}
        now=${now#* }
      }
      """;

  private static final String DIFFERS =
      """
      differs() {
        stop "it is not as when the plan was made; it should be $1; it is $now${generation:+, generation $generation}"
      }
      """;

  private static final String DECIDE =
      """
      # GENERATION BEFORE AFTER...: whether there is something to do
      decide() {
        if [ "$now" = "$2" ] && { [ -z "$1" ] || [ "$generation" = "$1" ]; }; then
          return 0
        fi
        before="$2${1:+, generation $1}"
        shift 2
        for after; do
          if [ "$now" = "$after" ]; then
            say '   already done'
            return 1
          fi
        done
        differs "$before"
      }
      """;

  private static final String CONFIRM =
      """
      confirm() { [ "$now" = "$1" ] || stop "it should be $1 now; it is $now"; }
      """;

  private static final String REMAINS =
      """
      # THERE BEFORE: whether the object is still to go
      remains() {
        case "$now" in
        "$1"*) ;;
        *)
          say '   already done'
          return 1
          ;;
        esac
        [ "$now" = "$2" ] || differs "$2"
      }
      """;

  private static final String GONE =
      """
      gone() {
        case "$now" in
        "$1"*) stop 'it is still there' ;;
        esac
      }
      """;

  private static final String EVICT =
      """
      # BODY KUBECTL-ARGUMENTS: for five minutes, as a disruption budget may not allow it yet
      evict() {
        body=$1
        shift
        tries=0
        until printf '%s' "$body" | kubectl "$@"; do
          tries=$((tries + 1))
          [ "$tries" -lt 60 ] || stop 'the eviction is not allowed'
          sleep 5
        done
      }
      """;

  private static final String LOST =
      """
      # Only a pod that was deleted and whose node is not there, or declared out of service.
      lost() {
        node=$(kubectl get "$@" -o 'jsonpath={.metadata.deletionTimestamp} {.spec.nodeName}')
        case "$node" in
        ' '* | *' ') stop 'the pod was not deleted, or is on no node' ;;
        esac
        node=$(kubectl get "node/${node#* }" --ignore-not-found -o 'jsonpath=node {.spec.taints[?(@.key=="node.kubernetes.io/out-of-service")].key}')
        case "$node" in
        '' | 'node node.kubernetes.io/out-of-service'*) ;;
        *) stop 'the node is still registered: the containers of the pod may run' ;;
        esac
      }
      """;

  private static final String EXISTS =
      """
      exists() {
        found=$(kubectl get "$@" --ignore-not-found -o name) || stop 'the cluster does not answer'
        [ -n "$found" ]
      }
      """;

  private ShellParts() {}

  static String of(Sheet sheet) {
    List<Item> items = Stream.concat(sheet.there().stream(), sheet.back().stream()).toList();
    List<Deed> deeds =
        items.stream()
            .flatMap(i -> i instanceof Item.Do(_, Deed deed) ? Stream.of(deed) : Stream.empty())
            .toList();
    List<AwsDeed> calls =
        items.stream()
            .flatMap(
                i -> i instanceof Item.Call(_, AwsDeed deed) ? Stream.of(deed) : Stream.empty())
            .toList();
    boolean reads = any(deeds, Deed.End.Reads.class);
    boolean forgets = any(deeds, Deed.End.Forgotten.class);
    boolean goes = any(deeds, Deed.End.Gone.class) || forgets;
    boolean exists = any(deeds, Deed.End.Exists.class);
    SequencedMap<String, Boolean> parts = new LinkedHashMap<>();
    parts.put(BASE, true);
    parts.put(SAME_CLUSTER, !sheet.clusters().isEmpty());
    parts.put(LOOK, !deeds.isEmpty());
    parts.put(DIFFERS, true);
    parts.put(DECIDE, reads || exists || calls.stream().anyMatch(c -> c.there().isEmpty()));
    parts.put(CONFIRM, reads);
    parts.put(REMAINS, goes || calls.stream().anyMatch(c -> c.there().isPresent()));
    parts.put(GONE, goes);
    parts.put(LOST, forgets);
    parts.put(EXISTS, exists);
    parts.put(EVICT, deeds.stream().anyMatch(deed -> deed.change().again()));
    parts.put(ShellAwsParts.SEES, items.stream().anyMatch(Item.Look.class::isInstance));
    parts.put(ShellAwsParts.LEAVES, calls.stream().anyMatch(c -> c.there().isPresent()));
    parts.put(ShellAwsParts.ASK, calls.stream().anyMatch(c -> c.asks().isPresent()));
    return parts.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining("\n"));
  }

  private static boolean any(List<Deed> deeds, Class<? extends Deed.End> end) {
    return deeds.stream().anyMatch(deed -> end.isInstance(deed.end()));
  }
}
