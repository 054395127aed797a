package dev.hindsight.bot.digest;

/** Computes a week's figures from what is kept. */
@FunctionalInterface
public interface WeekFigures {

  /** The figures of these seven days, and of the seven before. */
  Figures of(Period period);
}
