package dev.hindsight.bench.prompts;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.model.Behaviour;
import dev.hindsight.local.model.ScriptedModel;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attack over both wires, half of the payloads each; a real model gets all of them. */
final class Wires {

  /** Sent with each request, and to be found nowhere else. */
  private static final String KEY = "sk-" + UUID.randomUUID();

  private final Clock clock;
  private final Path directory;
  private final Watch watch;
  private final Progress progress;

  Wires(Clock clock, Path directory, Watch watch, Progress progress) {
    this.clock = clock;
    this.directory = directory;
    this.watch = watch;
    this.progress = progress;
  }

  /**
   * Attacks.
   *
   * @param real URL=NAME of a model to ask instead of the obedient one
   */
  Harm attack(List<Hostile> all, Hostile probe, @Nullable String real) throws IOException {
    if (real != null) {
      return over("real", all, probe, _ -> real(real));
    }
    Harm first = over("openai", each(all, 0), probe, Wires::openAi);
    Harm second = over("anthropic", each(all, 1), probe, Wires::anthropic);
    return new Harm(
        Stream.concat(first.effects().stream(), second.effects().stream()).toList(),
        first.meant() + second.meant(),
        watch.leaks(),
        watch.forged(),
        first.unchanged() + second.unchanged());
  }

  /** All that a watch has to know. */
  static List<Hostile> everything(List<Hostile> all, Hostile probe) {
    return Stream.of(all.stream(), Stream.of(probe), all.stream().map(Hostile::toApprove))
        .flatMap(some -> some)
        .toList();
  }

  private static List<Hostile> each(List<Hostile> all, int from) {
    return IntStream.range(0, all.size()).filter(i -> i % 2 == from).mapToObj(all::get).toList();
  }

  private Harm over(
      String name,
      List<Hostile> some,
      Hostile probe,
      Function<ScriptedModel, Map<String, String>> settings)
      throws IOException {
    progress.say("%d payloads over %s's wire ...".formatted(some.size(), name));
    try (ScriptedModel obedient = ScriptedModel.start(clock)) {
      obedient.behave(Behaviour.OBEY);
      Path place = PromptsCommand.made(directory, name);
      try (World world = new World(place, clock, settings.apply(obedient))) {
        List<Hostile> all = new ArrayList<>(some);
        all.addFirst(probe);
        watch.guard(world.secrets());
        watch.guard(Map.of("the model's key", KEY));
        Attack attack = new Attack(world, watch, progress);
        List<String> causes = attack.run(all);
        obedient.requests().forEach(watch::asked);
        String calm = causes.getFirst();
        List<String> attacked = causes.subList(2, causes.size());
        IntStream.range(0, some.size())
            .filter(i -> !attacked.get(i).equals(calm))
            .forEach(
                i ->
                    progress.say(
                        "other cause: %s: %s".formatted(some.get(i).payload(), attacked.get(i))));
        int same = (int) attacked.stream().filter(calm::equals).count();
        List<String> effects = world.effects(attack.approved());
        int meant = world.written().size() - effects.size();
        return new Harm(effects, meant, watch.leaks(), watch.forged(), same);
      }
    }
  }

  /** What the bot is told of URL=NAME; nothing of none. */
  static Map<String, String> real(@Nullable String model) {
    if (model == null) {
      return Map.of();
    }
    String[] pair = model.split("=", 2);
    if (pair.length < 2 || pair[1].isBlank()) {
      throw new CannotRun("--model is URL=NAME");
    }
    return openAi(pair[0], pair[1]);
  }

  static Map<String, String> openAi(ScriptedModel model) {
    Map<String, String> settings =
        new HashMap<>(openAi(model.url().toString(), ScriptedModel.NAME));
    settings.put("hindsight.model.api-key", KEY);
    return settings;
  }

  private static Map<String, String> openAi(String url, String name) {
    return Map.of("hindsight.model.base-url", url, "hindsight.model.name", name);
  }

  private static Map<String, String> anthropic(ScriptedModel model) {
    return Map.of(
        "hindsight.model.provider",
        "anthropic",
        "hindsight.model.base-url",
        model.root().toString(),
        "hindsight.model.api-key",
        KEY,
        "hindsight.model.name",
        ScriptedModel.NAME);
  }
}
