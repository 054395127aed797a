package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.local.cluster.Programs.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The twelve most used actions in every language, run by the real programs: each ends where the
 * typed action ends, is left alone the second time, and is taken back to where the typed undo ends.
 */
class MostUsedActionsTest {

  private static final Map<String, Ended> TYPED = new ConcurrentHashMap<>();

  @TempDir private Path folder;

  /** The state before, after the action, and after its undo where it has one. */
  private record Ended(String before, String after, Optional<String> back) {}

  static Stream<Arguments> rows() {
    return Stream.of(PracticeWorld.KNOWN, MotoWorld.KNOWN)
        .flatMap(List::stream)
        .flatMap(action -> Arrays.stream(Script.values()).map(s -> Arguments.of(action, s)));
  }

  // side by side with each other only: other classes reset moto
  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("rows")
  @Execution(ExecutionMode.CONCURRENT)
  void itEndsWhereTheTypedActionEnds(String name, Script script) {
    Ended typed = TYPED.computeIfAbsent(name, this::typed);
    try (World world = World.of(name, empty("scripted"))) {
      assertThat(world.state()).isEqualTo(typed.before());
      Plan plan = Plan.of("Do it", "by hand", world.action(), List.of(world.watched()));
      ran(world.run(script, plan, false));
      assertThat(world.state()).isEqualTo(typed.after());
      Said again = ran(world.run(script, plan, false));
      assertThat(again.text()).contains("already done");
      assertThat(world.state()).isEqualTo(typed.after());
      if (typed.back().isPresent()) {
        ran(world.run(script, plan, true));
        assertThat(Optional.of(world.state())).isEqualTo(typed.back());
      }
    }
  }

  private static Said ran(Said said) {
    assertThat(said.exit()).as(said.text()).isZero();
    return said;
  }

  private Ended typed(String name) {
    try (World world = World.of(name, empty("typed"))) {
      Action action = world.action();
      String before = world.state();
      world.write(action);
      String after = world.state();
      assertThat(after).isNotEqualTo(before);
      Optional<String> back = Optional.empty();
      if (action.undo() instanceof Undo.By(Action undo, _)) {
        world.write(undo);
        back = Optional.of(world.state());
        assertThat(back).isNotEqualTo(Optional.of(after));
      }
      return new Ended(before, after, back);
    }
  }

  private Path empty(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
