package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.digest.Figures;
import dev.hindsight.bot.digest.Period;
import dev.hindsight.bot.digest.TrendChart;
import dev.hindsight.bot.digest.WeekFigures;
import dev.hindsight.bot.digest.WeekWords;
import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import java.util.Optional;

/**
 * What digests are made of.
 *
 * @param channel where it is told that a digest was not sent
 */
public record DigestContents(
    WeekFigures weeks, WeekWords words, CardLink links, SlackFiles files, String channel) {

  Figures figures(Period period) {
    return weeks.of(period);
  }

  /** Waits for a model's deadline at most. */
  Optional<WeekWords.Wording> words(Figures figures) {
    return words.of(figures);
  }

  Optional<String> link(IncidentId id) {
    return links.link(id);
  }

  /** Brings the picture to Slack; its id is in {@code ts}. A machine without fonts draws none. */
  SlackAnswer upload(Figures figures) {
    try {
      return files.picture(
          "trend.png", TrendChart.png(figures.trend()), TrendChart.alt(figures.trend()));
    } catch (RuntimeException | LinkageError e) {
      return new Unsure("it could not be drawn: " + e);
    }
  }
}
