package dev.hindsight.bot.cli;

import dev.hindsight.actions.rights.AwsDoctor;
import dev.hindsight.actions.rights.EnabledActions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The same at AWS, with the credentials that the bot would take. */
@Command(
    name = "aws",
    mixinStandardHelpOptions = true,
    description = {
      "Say whose credentials are found and which right is missing for which action.",
      "EC2 is asked by dry runs, all else by iam:SimulatePrincipalPolicy where that is allowed."
    })
final class DoctorAwsCommand implements Callable<Integer> {

  @Mixin private EnabledOption enabled;
  @Mixin private DataOption data;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as for serve, instead of --data.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "Where to look, instead of where the settings say; once for each.")
  private List<String> regions = List.of();

  @Override
  public Integer call() {
    EnabledActions actions = enabled.aws();
    return new Quietly(AwsAlone.class, spec.commandLine().getErr())
        .run(
            this::settings,
            "nothing was looked at",
            bot ->
                new Findings(bot.getBean(AwsDoctor.class).examine(actions))
                    .tell(spec.commandLine().getOut()));
  }

  /** What reaches AWS, and no other part of the bot. */
  @ComponentScan("dev.hindsight.actions.aws")
  static class AwsAlone {

    @Bean
    UnaryOperator<String> redactor() {
      return UnaryOperator.identity();
    }
  }

  private Settings settings() {
    Optional<Settings> file = config.map(Settings::ofFile);
    return regions.isEmpty()
        ? file.orElseGet(data::settings)
        : file.orElse(Settings.NONE).with("hindsight.aws.regions", String.join(",", regions));
  }
}
