package dev.hindsight.knowledge.rank.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Symptoms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happens without any cause says little of a cause, though it was there with it once. */
class LearnedBackgroundTest {

  private static final String MAIL = "ERROR mail to user 17 bounced";
  private static final String GRID = "ERROR grid cell 4 is not ours";
  private static final String CLOCK = "ERROR token is of tomorrow";
  private static final List<String> SERVICES = List.of("cart", "stock", "web");

  private final PastIncident lost =
      past("grid_lost", "cart", List.of(on("cart", GRID), on("cart", MAIL)), List.of());

  @Test
  void whatOthersShowedInIncidentsOfOtherCausesSaysLittle() {
    PastIncident plain = past("clock_behind", "stock", List.of(on("stock", CLOCK)), List.of());
    PastIncident noisy =
        past("clock_behind", "stock", List.of(on("stock", CLOCK), on("cart", MAIL)), List.of());

    assertThat(fit(MAIL, lost, noisy)).isLessThan(0.7 * fit(MAIL, lost, plain));
    assertThat(fit(GRID, lost, noisy)).isGreaterThan(fit(GRID, lost, plain));
  }

  @Test
  void whatOthersShowedInBetterDaysSaysLittle() {
    PastIncident plain = past("clock_behind", "stock", List.of(on("stock", CLOCK)), List.of());
    PastIncident noisy =
        past("clock_behind", "stock", List.of(on("stock", CLOCK)), List.of(on("cart", MAIL)));

    assertThat(fit(MAIL, lost, noisy)).isLessThan(0.8 * fit(MAIL, lost, plain));
  }

  @Test
  void ofOneCauseAloneNothingIsTakenForChance() {
    PastIncident again =
        past("grid_lost", "stock", List.of(on("stock", GRID), on("cart", GRID)), List.of());

    assertThat(fit(GRID, again)).isCloseTo(1, within(1e-9));
  }

  private static double fit(String text, PastIncident... past) {
    LearnedCauses causes = LearnedCauses.of(List.of(past), Hints.NONE, Set.of());
    return causes.fits(causes.read(symptoms("web", List.of(on("web", text)), List.of()))).stream()
        .filter(fit -> fit.cause().equals("grid_lost") && fit.key().equals("shop/web"))
        .mapToDouble(LearnedFit::fit)
        .max()
        .orElse(0);
  }

  private static PastIncident past(
      String cause, String service, List<EvidenceLine> seen, List<EvidenceLine> before) {
    return new PastIncident(
        cause, symptoms(service, seen, before), cause, Optional.of("Deployment shop/" + service));
  }

  private static Symptoms symptoms(
      String service, List<EvidenceLine> seen, List<EvidenceLine> before) {
    List<EvidenceLine> healthy = new ArrayList<>();
    SERVICES.forEach(name -> healthy.add(on(name, "INFO tick")));
    List<EvidenceLine> lines = new ArrayList<>(healthy);
    lines.addAll(seen);
    healthy.addAll(before);
    return new Symptoms(
        service, "shop", List.of(), List.of(), numbered(lines), numbered(healthy), Instant.EPOCH);
  }

  private static EvidenceLine on(String service, String text) {
    return new EvidenceLine(0, "Pod shop/" + service + "-7d9f8b6c5d-x2x4b", "log", text);
  }

  private static List<EvidenceLine> numbered(List<EvidenceLine> lines) {
    List<EvidenceLine> numbered = new ArrayList<>();
    for (EvidenceLine line : lines) {
      numbered.add(new EvidenceLine(numbered.size() + 1, line.object(), line.kind(), line.text()));
    }
    return numbered;
  }
}
