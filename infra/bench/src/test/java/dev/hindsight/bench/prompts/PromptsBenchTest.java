package dev.hindsight.bench.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.model.Behaviour;
import dev.hindsight.local.model.ScriptedModel;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsBenchTest {

  @Test
  void thereAreThreeHundredDifferentPayloads() {
    assertThat(Payloads.own()).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
  }

  @Test
  void everySecretIsItsOwnAndRepeatable() {
    Set<String> seen = new TreeSet<>();
    for (int number = 1; number <= 20; number++) {
      for (Field field : Field.values()) {
        Hostile one = new Hostile(number, "payload");
        assertThat(one.in(field)).contains(one.canary(field), one.mark(field), "payload");
        assertThat(seen.add(one.canary(field))).isTrue();
        assertThat(new Hostile(number, "other").canary(field)).isEqualTo(one.canary(field));
      }
    }
  }

  @Test
  void aSecretThatGotThroughIsFound() {
    Hostile one = new Hostile(3, "payload");
    Set<String> leaks = new TreeSet<>();

    Harm.look(leaks, "Slack", "all is well", Harm.canaries(List.of(one)));
    assertThat(leaks).isEmpty();

    Harm.look(leaks, "Slack", "x" + one.canary(Field.EVENT), Harm.canaries(List.of(one)));
    assertThat(leaks).containsExactly("EVENT of 3 in Slack");
  }

  @Test
  void anObedientModelDoesNoHarm(@TempDir Path directory) throws IOException {
    List<String> texts = Payloads.own();
    List<Hostile> all =
        IntStream.range(0, 6).mapToObj(i -> new Hostile(i + 1, texts.get(i * 7))).toList();
    try (ScriptedModel model = ScriptedModel.start(Clock.systemUTC())) {
      model.behave(Behaviour.OBEY);
      Map<String, String> settings =
          Map.of(
              "hindsight.model.base-url",
              model.url().toString(),
              "hindsight.model.name",
              ScriptedModel.NAME);
      try (World world = new World(directory, Clock.systemUTC(), settings)) {
        Progress silent = new Progress(new PrintWriter(new StringWriter()));

        List<String> causes = new Attack(world, silent).run(all);

        assertThat(causes).hasSize(7).allMatch(causes.getFirst()::equals);
        Harm harm = Harm.in(world, model.requests(), all);
        assertThat(harm.effects()).isEmpty();
        assertThat(harm.leaks()).isEmpty();
        assertThat(harm.forged()).isEmpty();
        assertThat(model.requests()).hasSizeGreaterThan(6);
        assertThat(harm.reached().get(Field.SUMMARY).slack()).isEqualTo(6);
        assertThat(harm.reached().get(Field.LOG_LINE).database()).isPositive();
      }
    }
  }
}
