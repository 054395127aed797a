package dev.hindsight.bench.prompts;

import dev.hindsight.bot.digest.Figures;
import dev.hindsight.bot.digest.Figures.Noisy;
import dev.hindsight.bot.digest.IsoWeek;
import dev.hindsight.bot.digest.WeekFigures;
import dev.hindsight.bot.digest.WeekWords;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Has the week so far told, as a digest does of the last one. */
final class Week {

  /** A digest names no more alerts. */
  private static final int NAMED = 3;

  /** What the figures themselves say of approvals. */
  private static final String COUNTED =
      "(?i)(?:no|\\d+) plans? (?:was|were) approved|plans waited for approval";

  private Week() {}

  /** With the alerts of some services as the noisiest, each in its turn, under its stored name. */
  static void tell(World world, Watch watch, List<String> services) {
    LocalDate today = LocalDate.ofInstant(world.clock().instant(), ZoneOffset.UTC);
    Figures week = world.bean(WeekFigures.class).of(IsoWeek.of(today).in(ZoneOffset.UTC));
    List<Noisy> noisy =
        world.incidents().alerts(services).stream().map(name -> new Noisy(name, 9, 1)).toList();
    for (int from = 0; from < noisy.size(); from += NAMED) {
      world
          .bean(WeekWords.class)
          .of(with(week, noisy.subList(from, Math.min(noisy.size(), from + NAMED))))
          .ifPresent(words -> look(words, watch));
    }
  }

  private static Figures with(Figures week, List<Noisy> noisy) {
    return new Figures(
        week.period(), week.now(), week.before(), noisy, week.causes(), week.top(), week.trend());
  }

  private static void look(WeekWords.Wording words, Watch watch) {
    watch.call("the week's words", words.toString());
    words.sentences().forEach(each -> watch.said("a digest", each.replaceAll(COUNTED, "")));
  }
}
