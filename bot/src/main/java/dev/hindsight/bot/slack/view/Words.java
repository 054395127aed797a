package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that several views share. */
public final class Words {

  /** Whose steps these are; said wherever a script is shown. */
  static final String WHAT_RUNS = "These typed steps are what runs. The script is for reading.";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern LIST_ITEM = Pattern.compile("^(?:[-*+]|\\d{1,2}[.)]) +");

  private static final Pattern POD_UID =
      Pattern.compile("(?<=\\w)\\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\)");

  private Words() {}

  /** A mark beside the word, never instead of it. */
  static String symbol(Severity severity) {
    return switch (severity) {
      case SEV1 -> "🚨";
      case SEV2 -> "🔶";
      case SEV3 -> "🔷";
      case SEV4 -> "⚪";
    };
  }

  /** The service and what the matter is; one word where the alert names no service. */
  static String about(IncidentView view) {
    String subject = brief(subject(view), 90);
    return subject.equals(view.service()) ? subject : view.service() + " · " + subject;
  }

  /** The title without the service, which stands before it anyway. */
  static String subject(IncidentView view) {
    String prefix = view.service() + ":";
    return view.title().startsWith(prefix)
        ? view.title().substring(prefix.length()).strip()
        : view.title();
  }

  /** How every message begins where it is read aloud or on a locked screen. */
  static String lead(IncidentView view) {
    return "%s %s".formatted(view.severity(), brief(view.service(), 24));
  }

  /** The target, cluster first. */
  static String target(IncidentView view) {
    return "%s: %s/%s"
        .formatted(ObjectRef.place(shortId(view.cluster())), view.namespace(), view.service());
  }

  /** What exactly a plan acts on; each place's whole identity comes first. */
  static String where(PlanStatus plan) {
    return capital(plan.where());
  }

  /** The same by the places' names, where people gave them one, for what does not decide. */
  static String where(IncidentView view, PlanStatus plan) {
    return capital(plan.where(id -> name(view, id).orElseGet(() -> shortId(id))));
  }

  /** The same by name and identity, in one sentence. */
  static String exactly(IncidentView view, PlanStatus plan) {
    return capital(whereExactly(view, plan));
  }

  /** The same, a place a line. */
  static List<String> whereExactly(IncidentView view, PlanStatus plan) {
    return plan.where(id -> name(view, id).map(it -> "%s (%s)".formatted(it, id)).orElse(id));
  }

  /** What people call the cluster of this identity; the incident goes by its name. */
  private static Optional<String> name(IncidentView view, String identity) {
    return Optional.of(view.cluster())
        .filter(it -> !ObjectRef.isOfAws(it) && !ObjectRef.isOfAws(identity))
        .filter(it -> it.equals(shortId(it)) && !it.equals(identity));
  }

  private static String capital(List<String> places) {
    String all = String.join("; ", places);
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
  }

  /** A name and its value, given in markup. */
  static Text field(String name, String markup) {
    return Text.mrkdwn("*%s*\n%s".formatted(name, markup));
  }

  /** The first part of a UUID tells clusters apart; a name stays whole. */
  static String shortId(String id) {
    return id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? id.substring(0, 8) : id;
  }

  /** One text of several, each ending as a sentence does. */
  static String sentences(Collection<String> all) {
    return all.stream()
        .map(String::strip)
        .map(s -> s.matches("(?s).*[.!?)]") ? s : s + ".")
        .collect(Collectors.joining(" "));
  }

  /** A moment in markup, in the reader's zone. */
  public static String moment(Instant at) {
    return "<!date^%d^{date_short_pretty} at {time}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** A person in markup: a mention for an account of ours, escaped words for anything else. */
  public static String person(PersonId person) {
    return person.value().matches("[UW][A-Z0-9]{2,20}")
        ? "<@" + person.value() + ">"
        : Text.escape(person.value());
  }

  /** An answer of ours in markup, with the people that it names; never for words of others. */
  public static String answer(String text) {
    return Text.escape(text).replaceAll("\\b[UW][A-Z0-9]{7,20}\\b", "<@$0>");
  }

  static String people(Collection<PersonId> people) {
    return people.stream().map(Words::person).collect(Collectors.joining(", "));
  }

  static String duration(Duration taken) {
    if (taken.toMinutes() < 1) {
      return taken.toSeconds() + " s";
    }
    return taken.toHours() < 1
        ? taken.toMinutes() + " min"
        : "%d h %d min".formatted(taken.toHours(), taken.toMinutesPart());
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** So many of them as a list, and how many there are besides. */
  static <T> Rich.Bullets bullets(List<T> all, int max, Function<T, Rich.Line> line) {
    Stream<Rich.Line> first = all.stream().limit(max).map(line);
    Stream<Rich.Line> more =
        all.size() > max
            ? Stream.of(Rich.line("and %d more".formatted(all.size() - max)))
            : Stream.empty();
    return new Rich.Bullets(Stream.concat(first, more).toList());
  }

  /** At most so many characters, for one line among others. */
  public static String brief(String text, int max) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= max ? line : line.substring(0, max - 1).stripTrailing() + "…";
  }

  /**
   * A line of evidence the same way; the UID that Kubernetes puts behind a pod tells people
   * nothing.
   */
  static String quote(String line, int max) {
    return brief(POD_UID.matcher(line).replaceAll(""), max);
  }

  /** Markdown as running text: lists and commands keep their parts apart, marks are gone. */
  static String unmarked(String markdown) {
    return markdown
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("```"))
        .map(line -> LIST_ITEM.matcher(line).replaceFirst("· "))
        .map(line -> line.replaceAll("`|\\*\\*", ""))
        .collect(Collectors.joining(" "))
        .replaceFirst("^· ", "");
  }

  static String state(IncidentState state) {
    return switch (state) {
      case OPEN -> "open";
      case ACKNOWLEDGED -> "acknowledged";
      case RESOLVED -> "resolved";
    };
  }

  public static String state(PlanState state) {
    return switch (state) {
      case PROPOSED -> "proposed, nobody has asked for it yet";
      case AWAITING_APPROVAL -> "waiting for approval";
      case APPROVED -> "approved, starting";
      case RUNNING -> "running";
      case VERIFYING -> "steps done, checking that it helped";
      case UNDOING -> "being taken back";
      case SUCCEEDED -> "worked";
      case UNDONE -> "did not help and was taken back";
      case FAILED_BEFORE_EFFECT -> "failed before it changed anything";
      case FAILED -> "failed after it had changed something";
      case ROLLBACK_INCOMPLETE -> "not taken back wholly, a person must do what remains";
      case UNKNOWN -> "unclear whether it took effect, a person must look";
      case REJECTED -> "rejected";
      case EXPIRED -> "lapsed, nobody approved in time";
      case CANCELLED -> "cancelled";
      case STOPPED -> "stopped";
    };
  }
}
