package dev.hindsight.bot.cli;

import dev.hindsight.bot.digest.Figures;
import dev.hindsight.bot.digest.IsoWeek;
import dev.hindsight.bot.digest.Told;
import dev.hindsight.bot.digest.WeekFigures;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The weekly digest's figures without a chat, from the same code. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Print the figures of a week, as the weekly digest has them.")
final class ReportCommand implements Callable<Integer> {

  @Mixin private Beside bot;

  @Option(
      names = "--week",
      paramLabel = "WEEK",
      required = true,
      description = "A week of ISO 8601, such as 2026-W47.")
  private String week;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description =
          "Where the week's days begin, such as Europe/Berlin (default: ${DEFAULT-VALUE}).")
  private String zone;

  @Override
  public Integer call() {
    return bot.ask(
        "bot,actions,knowledge",
        "the figures could not be computed",
        context -> {
          print(context.getBean(WeekFigures.class).of(week().in(zone())));
          return 0;
        });
  }

  private IsoWeek week() {
    return IsoWeek.parse(week)
        .orElseThrow(
            () -> new IllegalArgumentException("“%s” is no week: say 2026-W47".formatted(week)));
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("“%s” is no time zone".formatted(zone), e);
    }
  }

  private void print(Figures figures) {
    bot.say(Told.period(figures.period()));
    Stream.concat(Told.numbers(figures).stream(), Told.slowest(figures).stream())
        .forEach(line -> bot.say(line.toString()));
    figures.noisiest().forEach(alert -> bot.say("Alert: " + Told.noisy(alert)));
    figures.causes().forEach(cause -> bot.say("Cause: " + Told.cause(cause)));
    figures.top().forEach(top -> bot.say("Incident: " + top.id() + " " + Told.top(top)));
    bot.say("Decision: " + Told.decision(figures));
  }
}
