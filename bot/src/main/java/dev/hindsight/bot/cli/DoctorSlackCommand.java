package dev.hindsight.bot.cli;

import dev.hindsight.bot.slack.SlackDoctor;
import dev.hindsight.bot.slack.SlackFallback;
import dev.hindsight.bot.slack.SlackSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The same at Slack, with the tokens that the bot would take; it posts nothing. */
@Command(
    name = "slack",
    mixinStandardHelpOptions = true,
    description =
        "Say whether the tokens open the workspace, which rights they lack, and whether the"
            + " channels and the clock are as they should be.")
final class DoctorSlackCommand implements Callable<Integer> {

  @Mixin private DataOption data;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as for serve, instead of --data.")
  private Optional<Path> config = Optional.empty();

  @Override
  public Integer call() {
    return new Quietly(SlackAlone.class, spec.commandLine().getErr())
        .withChat()
        .run(
            () -> config.map(Settings::ofFile).orElseGet(data::settings),
            "nothing was looked at",
            bot ->
                new Findings(
                        doctor(
                                bot.getBeanProvider(SlackSettings.class).stream().findFirst(),
                                bot.getBeanProvider(SlackFallback.class).stream().findFirst(),
                                HindsightCommand.clock(spec))
                            .examine())
                    .tell(spec.commandLine().getOut()));
  }

  private static SlackDoctor doctor(
      Optional<SlackSettings> settings, Optional<SlackFallback> fallback, Clock clock) {
    SlackSettings found =
        settings.orElseThrow(
            () ->
                new IllegalArgumentException("hindsight.slack.bot-token is not set: Slack is off"));
    return new SlackDoctor(
        found,
        Stream.concat(
                Stream.of(found.channel()),
                fallback.flatMap(SlackFallback::fallbackChannel).stream())
            .toList(),
        // the clock of this machine is what is looked at
        clock);
  }

  /** What names the workspace, and no part of the bot. */
  @EnableConfigurationProperties({SlackSettings.class, SlackFallback.class})
  static class SlackAlone {}
}
