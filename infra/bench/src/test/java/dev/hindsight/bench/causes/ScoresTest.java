package dev.hindsight.bench.causes;

import static dev.hindsight.bench.causes.Made.OBJECT;
import static dev.hindsight.bench.causes.Made.cause;
import static dev.hindsight.bench.causes.Made.one;
import static dev.hindsight.bench.causes.Made.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static final Scores SCORES =
      new Scores(
          List.of(
              outcome(one("a", "oom_killed"), cause("oom_killed", OBJECT, 0.95)),
              outcome(one("b", "oom_killed"), cause("oom_killed", "Pod shop/cart-1", 0.92)),
              outcome(
                  one("c", "image_pull"),
                  cause("app_crash", OBJECT, 0.6),
                  cause("image_pull", OBJECT, 0.3)),
              outcome(one("d", "quota_exceeded"), cause("app_crash", OBJECT, 0.9)),
              outcome(one("e", "healthy"), cause("something_new", OBJECT, 1)),
              outcome(one("f", "healthy"), cause("app_crash", OBJECT, 0.5)),
              outcome(
                  Made.twofold("g", "oom_killed", "node_pressure"),
                  cause("node_pressure", "Node worker-1", 0.6),
                  cause("oom_killed", OBJECT, 0.4))));

  @Test
  void sharesAreCountedOverTheCasesThatAreAsked() {
    Map<String, Double> values = SCORES.values();
    assertThat(values.get("top1")).isCloseTo(3 / 7.0, within(1e-9));
    assertThat(values.get("top3")).isCloseTo(4 / 7.0, within(1e-9));
    assertThat(values.get("object_top1")).isCloseTo(2 / 5.0, within(1e-9));
    assertThat(values.get("both_right")).isEqualTo(1);
    assertThat(values.get("false_alarm")).isEqualTo(0.5);
    assertThat(values.get("coverage")).isEqualTo(1);
    assertThat(values.get("sure_share")).isCloseTo(3 / 5.0, within(1e-9));
    assertThat(values.get("wrong_and_sure")).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void whatWasNotAskedIsNotANumber() {
    assertThat(SCORES.values().get("faithful_drop")).isNaN();
    assertThat(SCORES.result("causes").toString())
        .startsWith("RESULT bench=causes n=7 top1=0.429 top3=0.571 object_top1=0.400")
        .contains(" faithful_drop=na ")
        .contains(" must_mention=na paste_all=na ")
        .endsWith(" new_auroc=na p95_ms=1.0");
  }

  @Test
  void missesAreListedByTheirId() {
    assertThat(SCORES.categories())
        .contains("c: expected image_pull of Deployment shop/cart, got app_crash")
        .doesNotContain("a: expected");
  }

  @Test
  void theDatasWordsAndTheEnginesAreBothRight() {
    assertThat(outcome(one("x", "cpu_throttling"), cause("overload", OBJECT, 1)).right()).isTrue();
    assertThat(outcome(one("x", "overload"), cause("overload", OBJECT, 1)).right()).isTrue();
    assertThat(outcome(one("x", "overload"), cause("oom_killed", OBJECT, 1)).right()).isFalse();
  }
}
