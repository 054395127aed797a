package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.policy.rulebook.Freeze.Dates;
import dev.hindsight.actions.policy.rulebook.Freeze.DayTime;
import dev.hindsight.actions.policy.rulebook.Freeze.Weekly;
import dev.hindsight.actions.policy.yaml.Section;
import dev.hindsight.actions.policy.yaml.Value;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one freeze of the calendar. */
final class FreezeReader {

  private static final Map<String, DayOfWeek> DAYS = days();

  private FreezeReader() {}

  private static Map<String, DayOfWeek> days() {
    Map<String, DayOfWeek> days = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day.name().substring(0, 3), day);
    }
    return days;
  }

  static Freeze read(Value value) {
    Section section = value.section("name", "zone", "from", "until", "weekly", "except");
    return new Freeze(
        section.get("name").text(),
        zone(section.get("zone")),
        window(value, section),
        Set.copyOf(section.get("except").list(Readers::risk)));
  }

  private static Freeze.Window window(Value value, Section section) {
    Optional<Value> weekly = section.find("weekly");
    if (weekly.isEmpty()) {
      return dates(section);
    }
    if (section.find("from").or(() -> section.find("until")).isPresent()) {
      throw value.error("has either from and until, or weekly");
    }
    Section week = weekly.get().section("from", "until");
    Weekly window = new Weekly(dayTime(week.get("from")), dayTime(week.get("until")));
    if (window.from().equals(window.until())) {
      throw weekly.get().error("ends when it begins");
    }
    return window;
  }

  private static Dates dates(Section section) {
    Dates dates = new Dates(date(section.get("from")), date(section.get("until")));
    if (!dates.from().isBefore(dates.until())) {
      throw section.get("until").error("must be after from");
    }
    return dates;
  }

  private static ZoneId zone(Value value) {
    try {
      return ZoneId.of(value.text());
    } catch (DateTimeException e) {
      throw value.error("is no time zone such as Europe/Berlin or UTC");
    }
  }

  private static LocalDateTime date(Value value) {
    try {
      return LocalDateTime.parse(value.text());
    } catch (DateTimeException e) {
      throw value.error("must be a date and time such as 2026-12-20T18:00");
    }
  }

  private static DayTime dayTime(Value value) {
    String[] parts = value.text().split(" ", -1);
    DayOfWeek day = DAYS.get(parts[0]);
    try {
      if (day != null && parts.length == 2) {
        return new DayTime(day, LocalTime.parse(parts[1]).withSecond(0).withNano(0));
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw value.error("must be a day and a time such as FRI 18:00");
  }
}
