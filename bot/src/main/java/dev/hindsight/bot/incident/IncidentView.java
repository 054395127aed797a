package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a card and its thread show of an incident; text of alerts and logs in it is redacted but
 * hostile.
 *
 * @param version grows with every change that could be seen
 * @param cluster what people call the cluster; its identity, shown short, where nobody said
 * @param title one line, for example "checkout: container out of memory"
 * @param summary the alert's own words, untrusted
 * @param cause empty while the investigation runs
 * @param others further causes, best first
 * @param missing what could not be read, and what would make it clearer
 * @param reports of past incidents that look like this one, imported
 * @param kept what is learned from it, once it is resolved
 * @param noPlan why there is no plan; empty while there is one or none was looked for
 * @param conclusion how it ended, once it is resolved
 * @param wording what a model made of the explanation; empty while it is asked
 * @param handled what people do about it
 */
public record IncidentView(
    IncidentId id,
    long version,
    Severity severity,
    IncidentState state,
    String service,
    String namespace,
    String cluster,
    Optional<String> owner,
    Optional<Integer> tier,
    String title,
    String summary,
    Instant openedAt,
    Optional<Instant> resolvedAt,
    Optional<PersonId> acknowledgedBy,
    List<AlertLine> alerts,
    Optional<Cause> cause,
    List<Cause> others,
    List<String> explanation,
    List<Evidence> evidence,
    List<String> missing,
    Optional<LastTime> lastTime,
    List<RunbookLine> runbooks,
    List<Report> reports,
    Optional<Kept> kept,
    Optional<PlanStatus> plan,
    Optional<String> noPlan,
    Optional<String> conclusion,
    Optional<Wording> wording,
    Handled handled) {

  public IncidentView {
    alerts = List.copyOf(alerts);
    others = List.copyOf(others);
    explanation = List.copyOf(explanation);
    evidence = List.copyOf(evidence);
    missing = List.copyOf(missing);
    runbooks = List.copyOf(runbooks);
    reports = List.copyOf(reports);
  }

  /** Who takes care of it now: whom it was assigned to, else who took it. */
  public Optional<PersonId> keeper() {
    return handled.how().assignee().or(() -> acknowledgedBy);
  }

  /**
   * What people do about it.
   *
   * @param timeline the newest of what was done, oldest first
   */
  public record Handled(Handling how, List<TimelineEntry> timeline) {

    /** Nobody has done anything. */
    public static final Handled NOT = new Handled(Handling.NONE, List.of());

    public Handled {
      timeline = List.copyOf(timeline);
    }

    /** The newest of this kind. */
    public Optional<TimelineEntry> last(TimelineEntry.Kind kind) {
      return timeline.reversed().stream().filter(entry -> entry.kind() == kind).findFirst();
    }
  }

  /** One alert of the incident. */
  public record AlertLine(
      String name,
      boolean firing,
      int count,
      Instant startsAt,
      String summary,
      List<AlertLink> links) {

    public AlertLine {
      links = List.copyOf(links);
    }
  }

  /**
   * Where an alert's source says that more is to be read; an address of others, untrusted.
   *
   * @param what "rule", "dashboard", …
   */
  public record AlertLink(String what, String url) {}

  /**
   * One cause.
   *
   * @param howSure "likely", "possible", "unclear" or "something new"
   * @param percent how probable, from 0 to 100; null where nobody said
   * @param object the object at fault, named as in the evidence; null where nobody said
   * @param category what kind of cause it is; null where it was not kept
   */
  public record Cause(
      String title,
      String howSure,
      List<Integer> evidenceFor,
      List<Integer> evidenceAgainst,
      @Nullable Integer percent,
      @Nullable String object,
      @Nullable String category) {

    public Cause {
      evidenceFor = List.copyOf(evidenceFor);
      evidenceAgainst = List.copyOf(evidenceAgainst);
    }

    /** Without a number. */
    public Cause(
        String title, String howSure, List<Integer> evidenceFor, List<Integer> evidenceAgainst) {
      this(title, howSure, evidenceFor, evidenceAgainst, null, null, null);
    }

    /** Whether any line speaks for it; without one it says no more than that nothing was found. */
    public boolean isFounded() {
      return !evidenceFor.isEmpty();
    }

    /** What it is and how sure that is, where there is anything to be sure of. */
    public String words() {
      return isFounded() ? "%s (%s)".formatted(title, sureness()) : title;
    }

    /** For people: "likely, 87 %", "inconclusive, 20 %", "something new". */
    public String sureness() {
      String words = howSure.equals("unclear") ? "inconclusive" : howSure;
      return percent == null || howSure.equals("something new") || !isFounded()
          ? words
          : words + ", " + percent + " %";
    }
  }

  /**
   * One numbered line of evidence.
   *
   * @param news how new such a line is, in words; null where nobody knows
   */
  public record Evidence(
      int number, String object, String kind, String text, @Nullable String news) {

    /** A line of which nobody knows how new it is. */
    public Evidence(int number, String object, String kind, String text) {
      this(number, object, kind, text, null);
    }

    public Evidence withNews(String words) {
      return new Evidence(number, object, kind, text, words);
    }

    /** Where the line comes from and how new it is. */
    public String source() {
      String from = kind.replace('_', ' ');
      return news == null ? from : from + ", " + news;
    }
  }

  /**
   * What is learned from it.
   *
   * @param named whether the bot found a cause at all
   * @param found the title of the cause that the bot found
   * @param now the title of the cause that counts: what was found, or what a person said instead
   * @param judged who spoke last of it; empty where nobody did
   * @param ref what a button carries, so that what is said is said of this
   */
  public record Kept(
      boolean named,
      String found,
      String now,
      boolean confirmed,
      Optional<Judged> judged,
      CauseRef ref) {}

  /** What a person said of the cause. */
  public record Judged(PersonId person, Word word, Instant at) {

    /** That the cause was right, another one, or not this one. */
    public enum Word {
      RIGHT,
      OTHER,
      UNKNOWN
    }
  }

  /** The same cause before: when, what was done, whether it worked, and where to read it. */
  public record LastTime(
      String lesson,
      Instant when,
      String fix,
      Optional<Boolean> worked,
      Optional<String> link,
      Optional<String> track) {}

  /**
   * The explanation in a model's words, each sentence checked.
   *
   * @param sentences empty where the plain explanation stays
   * @param note whose words these are, or why they are plain
   * @param cost what models took for the incident so far; null where none was asked
   */
  public record Wording(List<Sentence> sentences, String note, @Nullable String cost) {

    /** Said where there is room for it: most who run without a model know. */
    public static final Wording NO_MODEL =
        new Wording(List.of(), "No model is configured; this is the plain explanation.");

    public Wording {
      sentences = List.copyOf(sentences);
    }

    /** That took nothing. */
    public Wording(List<Sentence> sentences, String note) {
      this(sentences, note, null);
    }

    /** Whether the card says whose words it shows. */
    public boolean onCard() {
      return !equals(NO_MODEL);
    }
  }

  /** A sentence and the numbers of the evidence it rests on. */
  public record Sentence(String text, List<Integer> evidence) {

    public Sentence {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * A runbook that fits, why, and its telling passage.
   *
   * @param place where it comes from; null where nobody said
   */
  public record RunbookLine(
      String id, String title, String why, String excerpt, @Nullable Place place) {

    /** One of which nobody knows where it comes from. */
    public RunbookLine(String id, String title, String why, String excerpt) {
      this(id, title, why, excerpt, null);
    }
  }

  /**
   * Where a document comes from.
   *
   * @param name for people, "oom.md of wiki"
   * @param trust "shipped", "imported" or "unreviewed"
   */
  public record Place(String name, Optional<String> url, String trust) {

    /** Whether anybody may have written it. */
    public boolean unreviewed() {
      return trust.equals("unreviewed");
    }
  }

  /**
   * Somebody's report of a past incident, imported; what it says helped, helped somebody.
   *
   * @param kind "incident" or "ticket"
   */
  public record Report(
      String kind, String title, Optional<Instant> when, String why, String excerpt, Place place) {}
}
