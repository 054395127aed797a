package dev.hindsight.bot.incident;

import dev.hindsight.bot.incident.ThreadReader.Said;
import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What was done and said about an incident, in the order of time, without names; pure. */
final class TimelineFacts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST = 60;

  private TimelineFacts() {}

  private record Moment(Instant at, boolean ours, String words) {}

  /** The newest of both. */
  static Facts of(Incident incident, List<TimelineEntry> done, List<Said> said) {
    List<Moment> all = new ArrayList<>();
    all.add(new Moment(incident.openedAt(), true, "the incident was opened"));
    for (TimelineEntry entry : done) {
      all.add(moment(entry));
    }
    said.forEach(each -> all.add(new Moment(each.at(), false, each.words())));
    all.sort(Comparator.comparing(Moment::at));
    List<Fact> facts = new ArrayList<>();
    for (Moment moment : all.subList(Math.max(0, all.size() - MOST), all.size())) {
      String time = TIME.format(moment.at());
      String words = OwnRecord.nameless(moment.words());
      facts.add(
          moment.ours()
              ? new Fact.Known(facts.size() + 1, time + " " + words)
              : new Fact.Quoted(facts.size() + 1, time, words));
    }
    return new Facts(facts);
  }

  private static Moment moment(TimelineEntry entry) {
    return switch (entry.kind()) {
      case DECLARED -> ours(entry, "the incident was declared");
      case ACKNOWLEDGED -> ours(entry, "it was acknowledged");
      case ASSIGNED -> ours(entry, "it was assigned");
      case SNOOZED -> ours(entry, "it was snoozed");
      case WOKEN -> ours(entry, "the snooze ended");
      case NUDGED -> ours(entry, "the approvers were reminded");
      case REQUESTED -> ours(entry, "a plan was proposed");
      case RATED, NOTED, UPDATED, RESOLVED -> new Moment(entry.at(), false, entry.words());
    };
  }

  private static Moment ours(TimelineEntry entry, String words) {
    return new Moment(entry.at(), true, words);
  }
}
