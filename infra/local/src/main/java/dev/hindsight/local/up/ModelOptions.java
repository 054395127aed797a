package dev.hindsight.local.up;

import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.model.ScriptedModel;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which model words the explanations; none is the default. */
public final class ModelOptions {

  @Option(
      names = "--model",
      paramLabel = "URL",
      description =
          "a server that speaks OpenAI's chat completions, up to its /v1 (its key, if it needs one,"
              + " in HINDSIGHT_MODEL_API_KEY of the environment), or 'scripted' for a stand-in"
              + " (default: no model)")
  Optional<String> model = Optional.empty();

  @Option(
      names = "--model-name",
      paramLabel = "NAME",
      description = "the model to ask for at --model URL")
  Optional<String> name = Optional.empty();

  void check() {
    if (model.isEmpty() || scripted()) {
      name.ifPresent(
          _ -> {
            throw new CannotRun("--model-name goes with --model URL");
          });
      return;
    }
    if (!model.get().matches("https?://[^\\s/]+\\S*")) {
      throw new CannotRun(
          "--model %s is neither 'scripted' nor the URL of a server".formatted(model.get()));
    }
    if (name.isEmpty()) {
      throw new CannotRun("--model URL needs --model-name, the model to ask for there");
    }
  }

  boolean scripted() {
    return model.filter(ScriptedModel.NAME::equals).isPresent();
  }

  /** A model of one's own; the bot takes the key from the environment it inherits. */
  void describe(BotSettings settings) {
    if (!scripted()) {
      model.ifPresent(url -> settings.with("hindsight.model.base-url", url));
      name.ifPresent(given -> settings.with("hindsight.model.name", given));
    }
  }
}
