package dev.hindsight.bot.incident;

import dev.hindsight.bot.alert.StoredAlert;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether alerts are about the cluster the bot is connected to: others have services of the same
 * name. Pure.
 *
 * @param name what alerts call it in their label {@code cluster}; absent when nobody said
 */
@ConfigurationProperties("hindsight.kubernetes")
record ConnectedCluster(@Nullable String name) {

  private static final String LABEL = "cluster";

  /** Why nothing here may be looked at for these alerts; empty when it may. */
  Optional<String> foreign(List<StoredAlert> alerts) {
    String others = named(alerts, label -> !label.equals(name));
    return name == null || others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The alert is about cluster %s, and this bot is connected to %s: nothing was looked at"
                .formatted(others, name));
  }

  /** Why no plan may be offered for these alerts; empty when one may. */
  Optional<String> noPlan(List<StoredAlert> alerts) {
    String named = named(alerts, _ -> true);
    return name == null && !named.isEmpty()
        ? Optional.of(
            "The alert is about cluster %s, and hindsight.kubernetes.name does not say whether that is"
                    .formatted(named)
                + " the connected one.")
        : foreign(alerts);
  }

  private static String named(List<StoredAlert> alerts, Predicate<String> which) {
    return alerts.stream()
        .map(alert -> alert.alert().labels().getOrDefault(LABEL, ""))
        .filter(label -> !label.isBlank())
        .filter(which)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
