package dev.hindsight.actions.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Samples;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Whose rights a write has is asked of the world that it is made in. */
class WorldsTest {

  @Test
  void eachWorldSaysForItselfWhetherItWritesAsTheApprover() {
    Adapter worlds = new Worlds(new OwnCluster(asApprover(true)), asApprover(false));
    Adapter others = new Worlds(new OwnCluster(asApprover(false)), asApprover(true));
    for (Action action : Samples.all()) {
      boolean cluster = Samples.kubernetes().contains(action);
      assertThat(worlds.asApprover(action)).as(action.name()).isEqualTo(cluster);
      assertThat(others.asApprover(action)).as(action.name()).isEqualTo(!cluster);
    }
  }

  /** One that is asked nothing else. */
  private static Adapter asApprover(boolean answer) {
    return (Adapter)
        Proxy.newProxyInstance(
            Adapter.class.getClassLoader(),
            new Class<?>[] {Adapter.class},
            (_, method, _) -> {
              assertThat(method.getName()).isEqualTo("asApprover");
              return answer;
            });
  }
}
