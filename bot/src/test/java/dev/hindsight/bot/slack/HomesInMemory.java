package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.view.HomeView.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Homes of one replica. */
final class HomesInMemory implements OpenHomes {

  private final Map<PersonId, Instant> opened = new ConcurrentHashMap<>();
  private final Map<PersonId, String> shown = new ConcurrentHashMap<>();
  private final Map<PersonId, Instant> later = new ConcurrentHashMap<>();
  private final Map<PersonId, Map<Part, Integer>> pages = new ConcurrentHashMap<>();

  @Override
  public void opened(PersonId person, Instant now) {
    opened.put(person, now);
    shown.remove(person);
    later.remove(person);
    pages.remove(person);
  }

  @Override
  public List<PersonId> openedSince(Instant moment, Instant now) {
    return opened.keySet().stream()
        .filter(person -> !opened.get(person).isBefore(moment))
        .filter(person -> !later.getOrDefault(person, now).isAfter(now))
        .toList();
  }

  @Override
  public String shown(PersonId person) {
    return shown.getOrDefault(person, "");
  }

  @Override
  public void shown(PersonId person, String view) {
    shown.put(person, view);
  }

  @Override
  public void forget(Instant before) {
    shown.keySet().removeIf(person -> opened.get(person).isBefore(before));
  }

  @Override
  public void later(PersonId person, Instant now, Duration wait) {
    later.put(person, now.plus(wait));
  }

  @Override
  public Map<Part, Integer> pages(PersonId person) {
    return pages.getOrDefault(person, Map.of());
  }

  @Override
  public void page(PersonId person, Part part, int page) {
    Map<Part, Integer> turned = new EnumMap<>(Part.class);
    turned.putAll(new HashMap<>(pages(person)));
    turned.put(part, page);
    pages.put(person, turned);
  }
}
