package dev.hindsight.knowledge.rank.read;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Marks what is over: trouble of pods that run well by now, and of old pods that a finished rollout
 * takes away.
 */
final class Recovered {

  private static final Duration SETTLED = Duration.ofMinutes(5);
  private static final Pattern COMPLETE = Pattern.compile(": ([1-9]\\d{0,5}) of \\1 available");

  /** A readiness probe that failed a few times, of a pod that is ready. */
  private static final Pattern BLIP = Pattern.compile(" Unhealthy x\\d\\b.*Readiness probe");

  /** One restart of a container that runs on since; a crash or a kill may come again. */
  private static final Pattern ONCE =
      Pattern.compile(
          "container [^:\\n"
              + "]{1,260}: running, ready, restarts 1\\b(?!, last terminated (?!Completed))");

  private static final Pattern PAST_WORDS =
      Pattern.compile(
          "(?i)\\b(?:retried successfully|has since"
              + " (?:been|recovered)|self-resolved|transient|since recovered)\\b");

  private Recovered() {}

  static List<Fact> marked(Findings found) {
    Map<String, PodSeen> pods =
        found.pods().stream().collect(Collectors.toMap(PodSeen::name, p -> p, (a, b) -> b));
    boolean complete =
        found.facts().stream()
            .filter(fact -> fact.line().kind().equals("workload"))
            .anyMatch(fact -> COMPLETE.matcher(fact.line().text()).find());
    Set<String> abnormal =
        found.facts().stream()
            .filter(fact -> fact.line().kind().equals("metric"))
            .filter(fact -> !isNormal(fact))
            .map(Recovered::metric)
            .collect(Collectors.toSet());
    return found.facts().stream()
        .filter(fact -> !(isNormal(fact) && abnormal.contains(metric(fact))))
        .map(fact -> isOver(fact, pods, complete, found.times()) ? fact.as("past") : fact)
        .toList();
  }

  /** Of two databases one may be well; that does not speak for the other. */
  private static boolean isNormal(Fact fact) {
    String text = fact.line().text();
    return fact.line().kind().equals("metric")
        && (text.endsWith(" (normal)") || text.endsWith(" (recovered)"));
  }

  private static String metric(Fact fact) {
    return fact.line().text().replaceFirst(" .*", "");
  }

  private static boolean isOver(
      Fact fact, Map<String, PodSeen> pods, boolean complete, Times times) {
    String object = fact.line().object();
    String name = object.substring(Math.max(object.lastIndexOf('/'), object.lastIndexOf(' ')) + 1);
    PodSeen pod = pods.get(name);
    return switch (fact.line().kind()) {
      case "event" ->
          PAST_WORDS.matcher(fact.line().text()).find()
              || (pod != null && (isPastReady(fact, pod, times) || replaced(pod, complete)));
      case "container" ->
          pod != null
              && (replaced(pod, complete)
                  || (settled(pod, times) && ONCE.matcher(fact.line().text()).lookingAt()));
      case "pod", "condition" -> pod != null && replaced(pod, complete);
      default -> false;
    };
  }

  /** A ready pod is past what happened to it; only failing probes may come and go. */
  private static boolean isPastReady(Fact fact, PodSeen pod, Times times) {
    boolean flapping = fact.line().text().contains(" Unhealthy ");
    boolean known = pod.started().isPresent() && times.newest().isPresent();
    if (!known && flapping) {
      return pod.ready() && BLIP.matcher(fact.line().text()).find();
    }
    return known ? settled(pod, times) : pod.ready();
  }

  private static boolean settled(PodSeen pod, Times times) {
    Optional<Duration> up =
        pod.started().flatMap(at -> times.newest().map(now -> Duration.between(at, now)));
    return pod.ready() && up.filter(age -> age.compareTo(SETTLED) >= 0).isPresent();
  }

  private static boolean replaced(PodSeen pod, boolean complete) {
    return pod.deleted() && complete;
  }
}
