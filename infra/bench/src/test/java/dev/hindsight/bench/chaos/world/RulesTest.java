package dev.hindsight.bench.chaos.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.chaos.cluster.Seen;
import dev.hindsight.bench.chaos.world.Records.Change;
import dev.hindsight.bench.chaos.world.Records.Line;
import dev.hindsight.bench.chaos.world.Records.PlanRow;
import dev.hindsight.bench.chaos.world.Records.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A world in which all is well, and each breach of a rule alone. */
class RulesTest {

  private static final String PATH = "/deployments/a";
  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<String, PlanRow> plans = new HashMap<>();
  private final List<Vote> votes = new ArrayList<>();
  private final List<Line> journal = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<String> stale = new ArrayList<>();
  private final Map<String, Long> ends = new HashMap<>();
  private final List<String> tasks = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();

  @BeforeEach
  void allIsWell() {
    plan("SUCCEEDED");
    votes.add(new Vote("PLN-1", 1, 1, "ada", T));
    changes.add(new Change("PLN-1", "RUNNING", T.plusSeconds(1), 1));
    changes.add(new Change("PLN-1", "SUCCEEDED", T.plusSeconds(9), 1));
    ends.put("PLN-1", 1L);
    step("1");
    step("2");
  }

  @Test
  void findNothingWhereAllIsWell() {
    assertThat(found()).isEmpty();
  }

  @Test
  void i2AnEffectTwice() {
    look();
    write("2");
    assertThat(found()).containsExactly("I2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "late", "the asker", "one of two", "another hash", "no plan"})
  void i3NotAgreedTo(String how) {
    switch (how) {
      case "nobody" -> votes.clear();
      case "late" -> votes.set(0, new Vote("PLN-1", 1, 1, "ada", T.plusSeconds(60)));
      case "the asker" -> votes.set(0, new Vote("PLN-1", 1, 1, "erin", T));
      case "one of two" -> plans.put("PLN-1", plan("SUCCEEDED", 2, "0123abcd"));
      case "another hash" -> plans.put("PLN-1", plan("SUCCEEDED", 1, "9999abcd"));
      default -> plans.clear();
    }
    assertThat(found()).contains("I3");
  }

  @Test
  void i3BeforeItsStart() {
    changes.set(0, new Change("PLN-1", "RUNNING", T.plusSeconds(100), 1));
    assertThat(found()).containsOnly("I3");
  }

  @Test
  void i4AWriteWithoutALook() {
    write("3");
    journal.add(new Line("PLN-1", "3", "PLN-1/3/0123abcd", false, Optional.of("DONE")));
    assertThat(found()).containsExactly("I4");
  }

  @Test
  void i4AHeldWriteCountsFromWhenItCame() {
    look();
    int came = seen.size();
    write("3");
    // sent after the first look, and passed on after another's look and write
    held("4", came);
    assertThat(found()).contains("I4");
    seen.removeLast();
    look();
    held("4", seen.size());
    assertThat(found()).doesNotContain("I4");
  }

  @Test
  void i4AHeldWriteIsNotExcusedByALookThatCameLater() {
    look();
    write("3");
    int came = seen.size();
    look();
    held("4", came);
    assertThat(found()).contains("I4");
  }

  @Test
  void i5AStaleOwnersWrite() {
    stale.add("PLN-1 plan_journal by executor-1");
    assertThat(found()).containsExactly("I5");
  }

  @Test
  void i6StepsOutOfOrder() {
    step("4");
    assertThat(found()).containsExactly("I6");
  }

  @Test
  void aPauseIsAStepWithoutAWrite() {
    journal.add(new Line("PLN-1", "3", "PLN-1/3/0123abcd", true, Optional.of("DONE")));
    step("4");
    assertThat(found()).isEmpty();
  }

  @Test
  void i6UndoneInTheWrongOrder() {
    undone();
    step("undo-1");
    step("undo-2");
    assertThat(found()).containsExactly("I6");
  }

  @Test
  void i6NotAllUndone() {
    undone();
    step("undo-2");
    assertThat(found()).containsExactly("I6");
    step("undo-1");
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void i7AChangeWithoutItsOneRecord(int records) {
    changes.set(1, new Change("PLN-1", "SUCCEEDED", T.plusSeconds(9), records));
    assertThat(found()).containsExactly("I7");
  }

  @Test
  void i8WhatHangsIsToldTwiceOrWaits() {
    ends.put("PLN-1", 2L);
    assertThat(found()).containsExactly("I8");
    ends.put("PLN-1", 1L);
    tasks.add("PLN-1");
    assertThat(found()).containsExactly("I8");
    tasks.clear();
    plan("RUNNING");
    assertThat(found()).containsExactly("I8");
  }

  @Test
  void lostIsWhatOnlyOneSideKnows() {
    journal.add(new Line("PLN-1", "3", "PLN-1/3/0123abcd", false, Optional.of("DONE")));
    assertThat(found()).containsExactly("lost");
    journal.removeLast();
    journal.set(1, new Line("PLN-1", "2", "PLN-1/2/0123abcd", false, Optional.of("GAVE_UP")));
    assertThat(found()).containsExactly("lost");
  }

  private void undone() {
    plan("UNDONE");
    changes.set(1, new Change("PLN-1", "UNDONE", T.plusSeconds(9), 1));
  }

  private void plan(String state) {
    plans.put("PLN-1", plan(state, 1, "0123abcd"));
  }

  private static PlanRow plan(String state, int needed, String hash) {
    return new PlanRow("PLN-1", "a", state, hash + "ef", 1, 1, needed, Optional.of("erin"));
  }

  private void step(String step) {
    look();
    write(step);
    journal.add(new Line("PLN-1", step, "PLN-1/" + step + "/0123abcd", false, Optional.of("DONE")));
  }

  private void look() {
    seen.add(request("GET", Optional.empty()));
  }

  private void write(String step) {
    seen.add(request("PATCH", Optional.of("PLN-1/" + step + "/0123abcd")));
  }

  private void held(String step, int came) {
    seen.add(request("PATCH", Optional.of("PLN-1/" + step + "/0123abcd"), came));
  }

  private Seen request(String method, Optional<String> marker) {
    return request(method, marker, seen.size());
  }

  private Seen request(String method, Optional<String> marker, int came) {
    boolean writes = marker.isPresent();
    return new Seen(
        seen.size(), came, T.plusSeconds(2), method, PATH, writes, marker, "None", writes, 200);
  }

  private List<String> found() {
    Records records = new Records(plans, votes, journal, changes, stale, ends, tasks);
    return new Rules(records, seen).findings().stream().map(Finding::rule).distinct().toList();
  }
}
