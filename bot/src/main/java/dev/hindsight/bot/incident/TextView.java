package dev.hindsight.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What lines that somebody pasted say, and what fits them; all text in it is redacted but hostile.
 *
 * @param lines how many lines were read
 * @param leftOut how many were not: stack frames, and what was too much
 * @param alerts names of alerts that the lines carry
 * @param open incidents that are open on the same service
 * @param said what the lines say, the most frequent first
 * @param causes known causes that fit, best first; empty when none does
 * @param quoted the lines that causes point at
 * @param missing what would make it clearer
 * @param wording what a model made of it; empty where none was asked
 */
public record TextView(
    int lines,
    int leftOut,
    Optional<String> service,
    List<String> alerts,
    List<IncidentId> open,
    List<Said> said,
    List<IncidentView.Cause> causes,
    List<IncidentView.Evidence> quoted,
    List<Similar> similar,
    List<IncidentView.RunbookLine> runbooks,
    List<String> missing,
    Optional<IncidentView.Wording> wording) {

  public TextView {
    alerts = List.copyOf(alerts);
    open = List.copyOf(open);
    said = List.copyOf(said);
    causes = List.copyOf(causes);
    quoted = List.copyOf(quoted);
    similar = List.copyOf(similar);
    runbooks = List.copyOf(runbooks);
    missing = List.copyOf(missing);
  }

  /** By rules alone. */
  public TextView(
      int lines,
      int leftOut,
      Optional<String> service,
      List<String> alerts,
      List<IncidentId> open,
      List<Said> said,
      List<IncidentView.Cause> causes,
      List<IncidentView.Evidence> quoted,
      List<Similar> similar,
      List<IncidentView.RunbookLine> runbooks,
      List<String> missing) {
    this(
        lines,
        leftOut,
        service,
        alerts,
        open,
        said,
        causes,
        quoted,
        similar,
        runbooks,
        missing,
        Optional.empty());
  }

  /** The same with a model's words. */
  TextView told(IncidentView.Wording words) {
    return new TextView(
        lines,
        leftOut,
        service,
        alerts,
        open,
        said,
        causes,
        quoted,
        similar,
        runbooks,
        missing,
        Optional.of(words));
  }

  /**
   * One thing that is said.
   *
   * @param what two or three words
   * @param meaning in plain words; may be empty
   * @param object an address, an object of the cluster, a file
   * @param count in how many lines
   * @param line the number of the first of them
   */
  public record Said(String what, String meaning, Optional<String> object, int count, int line) {}

  /**
   * An incident of the past that looks like this.
   *
   * @param why why it was found, in words
   */
  public record Similar(
      String lesson,
      String title,
      Instant when,
      String outcome,
      Optional<String> link,
      String why) {}
}
