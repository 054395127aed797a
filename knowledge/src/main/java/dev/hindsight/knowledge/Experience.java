package dev.hindsight.knowledge;

import java.util.List;
import java.util.Set;

/**
 * What a ranking knows.
 *
 * @param past the confirmed incidents it learned from, and those whose cause was refused
 * @param unknown shipped causes that it is not to know, to see what it makes of something new
 * @param off names of signals that it is to do without, to see what each is worth
 */
public record Experience(List<PastIncident> past, Set<String> unknown, Set<String> off) {

  /** The first day: nothing but what is shipped. */
  public static final Experience SHIPPED = new Experience(List.of(), Set.of(), Set.of());

  public Experience {
    past = List.copyOf(past);
    unknown = Set.copyOf(unknown);
    off = Set.copyOf(off);
  }

  /** Those it learns from; the others are remembered only. */
  public List<PastIncident> teaching() {
    return past.stream().filter(PastIncident::teaches).toList();
  }
}
