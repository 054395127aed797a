package dev.hindsight.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CausesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Said NOTHING = new Said("something_new", "nothing", "something new");
  private static final Said GUESS = new Said("app_crash", "it crashes", "possible");
  private static final Said SURE = new Said("probe_misconfig", "its probe fails", "likely");

  private final Causes causes = new Causes();

  @Test
  void theFirstNamedAndTheSettledOneAreToldApart() {
    causes.read(START, Map.of("pay", NOTHING));
    causes.read(START.plusSeconds(1), Map.of("pay", GUESS));
    causes.read(START.plusSeconds(2), Map.of("pay", GUESS));
    causes.read(START.plusSeconds(3), Map.of("pay", SURE));
    assertThat(causes.first("pay")).contains(GUESS);
    assertThat(causes.at("pay", START.plusSeconds(2))).contains(GUESS);
    assertThat(causes.at("pay", START.plusSeconds(60))).contains(SURE);
    assertThat(causes.at("pay", START.minusSeconds(1))).isEmpty();
    assertThat(causes.first("cart")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFaultHasACauseAndAnUnclearOneIsNone(Fault fault) {
    assertThat(Expected.categories(fault)).isNotEmpty();
    String category = Expected.categories(fault).iterator().next();
    assertThat(Expected.isRight(fault, new Said(category, "", "possible"))).isTrue();
    assertThat(Expected.isRight(fault, new Said(category, "", "unclear"))).isFalse();
    assertThat(Expected.isRight(fault, NOTHING)).isFalse();
  }
}
