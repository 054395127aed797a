package dev.hindsight.bot.cli;

import dev.hindsight.actions.rights.KubernetesDoctor;
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

/**
 * Looks at what the bot needs around it, each thing alone: it changes nothing and needs no rest.
 */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say what is missing around the bot, and what to do about it.",
    subcommands = {
      DoctorCommand.Kubernetes.class,
      DoctorAwsCommand.class,
      DoctorSlackCommand.class
    })
final class DoctorCommand {

  private DoctorCommand() {}

  /** At the cluster. */
  @Command(
      name = "kubernetes",
      mixinStandardHelpOptions = true,
      description = "Say whether the cluster answers and which right is missing for which action.")
  static final class Kubernetes implements Callable<Integer> {

    @Mixin private EnabledOption enabled;
    @Mixin private DataOption data;
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
        names = "--config",
        paramLabel = "FILE",
        description = "Settings as for serve, instead of --data.")
    private Optional<Path> config = Optional.empty();

    @Option(
        names = "--kubeconfig",
        paramLabel = "FILE",
        description = "This cluster and identity, instead of those of the settings.")
    private Optional<Path> kubeconfig = Optional.empty();

    @Option(
        names = "--namespace",
        paramLabel = "NAME",
        description =
            "Where plans are to run; once for each (default: wherever the bot may change"
                + " anything).")
    private List<String> namespaces = List.of();

    @Override
    public Integer call() {
      var actions = enabled.actions();
      return new Quietly(ClusterAlone.class, spec.commandLine().getErr())
          .run(
              this::settings,
              "nothing was looked at",
              bot ->
                  new Findings(bot.getBean(KubernetesDoctor.class).examine(actions, namespaces))
                      .tell(spec.commandLine().getOut()));
    }

    /** What reaches the cluster, and no other part of the bot. */
    @ComponentScan("dev.hindsight.actions.kubernetes")
    static class ClusterAlone {

      @Bean
      UnaryOperator<String> redactor() {
        return UnaryOperator.identity();
      }
    }

    private Settings settings() {
      Optional<Settings> file = config.map(Settings::ofFile);
      return kubeconfig
          .map(
              path ->
                  file.orElse(Settings.NONE)
                      .with("hindsight.kubernetes.kubeconfig", path.toAbsolutePath().toString()))
          .or(() -> file)
          .orElseGet(data::settings);
    }
  }
}
