package dev.hindsight.bot.digest;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A week in figures, of everybody together. What happened counts in the week in which it happened:
 * an incident that was opened in one and resolved in the next is one of the first's incidents and
 * one of the second's resolutions; so a week that is over stays as it was, but for what is
 * reopened.
 *
 * @param before the same of the week before
 * @param noisiest alerts by name, the most frequent first
 * @param causes categories of what was found to be the cause, the most frequent first
 * @param top the incidents that mattered most
 * @param trend how it went in the last weeks, this one last
 */
public record Figures(
    Period period,
    Numbers now,
    Numbers before,
    List<Noisy> noisiest,
    List<Cause> causes,
    List<Top> top,
    List<Past> trend) {

  public Figures {
    noisiest = List.copyOf(noisiest);
    causes = List.copyOf(causes);
    top = List.copyOf(top);
    trend = List.copyOf(trend);
  }

  /** Whether there is nothing to tell. */
  public boolean isQuiet() {
    return now.alerts == 0
        && now.incidents == 0
        && now.resolved.of() == 0
        && now.plans.approved == 0;
  }

  /**
   * One week.
   *
   * @param alerts how often something began to fire
   * @param incidents how many were opened
   * @param acknowledged from opening to somebody's taking it
   * @param resolved from opening to resolution
   * @param waiting from asking for approval to the decision
   */
  public record Numbers(
      int alerts,
      int incidents,
      Times acknowledged,
      Times resolved,
      Plans plans,
      Times waiting,
      Judged judged) {}

  /**
   * How long something took.
   *
   * @param of how many there were
   * @param p50 the median; empty where there were none
   * @param p90 nine of ten took no longer
   */
  public record Times(int of, Optional<Duration> p50, Optional<Duration> p90) {}

  /**
   * Plans that got their approvals, from people at the time or in advance.
   *
   * @param helped of these, verified to have helped
   */
  public record Plans(int approved, int helped) {}

  /**
   * What people said of the causes that were found.
   *
   * @param of incidents whose cause somebody judged
   * @param right those where the first cause was right
   */
  public record Judged(int right, int of) {}

  /**
   * An alert by name.
   *
   * @param acted how many of them led to something: an incident that somebody took, or a plan that
   *     somebody asked for
   */
  public record Noisy(String name, int count, int acted) {}

  /**
   * A category of causes.
   *
   * @param helped in how many of its incidents a plan helped
   */
  public record Cause(String category, int incidents, int helped) {}

  /**
   * An incident.
   *
   * @param took from opening to resolution; empty while it is open
   */
  public record Top(
      IncidentId id, Severity severity, String service, String title, Optional<Duration> took) {}

  /** A week of the trend. */
  public record Past(IsoWeek week, int incidents, int alerts) {}
}
