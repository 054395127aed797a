package dev.hindsight.bench.path;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was said of each service's cause, and since when. */
final class Causes {

  private final Map<String, List<Since>> said = new LinkedHashMap<>();

  /** Takes what is said at this moment; what was said before is kept. */
  void read(Instant at, Map<String, Said> now) {
    now.forEach(
        (service, cause) -> {
          List<Since> before = said.computeIfAbsent(service, _ -> new ArrayList<>());
          if (before.isEmpty() || !before.getLast().said().equals(cause)) {
            before.add(new Since(at, cause));
          }
        });
  }

  /** The first that named a cause. */
  Optional<Said> first(String service) {
    return all(service).stream().map(Since::said).filter(Said::named).findFirst();
  }

  /** What was said at that moment. */
  Optional<Said> at(String service, Instant moment) {
    return all(service).stream()
        .filter(since -> !since.at().isAfter(moment))
        .map(Since::said)
        .reduce((_, later) -> later);
  }

  private List<Since> all(String service) {
    return said.getOrDefault(service, List.of());
  }

  private record Since(Instant at, Said said) {}
}
