package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Everyone there is: those the workspace begins with, as changed since, and who came later. */
public final class People {
  private static final String KEY = "person/";
  private final StateFile file;
  private final Announcements announcements;
  private final Map<String, Person> all = new LinkedHashMap<>();

  public People(StateFile file, Announcements announcements) {
    this.file = file;
    this.announcements = announcements;
    load(file.entries());
  }

  /** Takes what is kept, on top of those the workspace begins with. */
  synchronized void load(Map<String, ObjectNode> entries) {
    all.clear();
    Workspace.PEOPLE.forEach(p -> all.put(p.id(), p));
    entries.forEach(
        (key, value) -> {
          if (key.startsWith(KEY)) {
            Person p = Json.read(value, Person.class);
            all.put(p.id(), p);
          }
        });
  }

  public synchronized List<Person> all() {
    return List.copyOf(all.values());
  }

  /** Those who are no apps, deactivated ones too. */
  public List<Person> humans() {
    return all().stream().filter(p -> !p.bot()).toList();
  }

  /** Finds by id, else by handle. */
  public synchronized Optional<Person> find(String idOrName) {
    return Optional.ofNullable(all.get(idOrName))
        .or(() -> all.values().stream().filter(p -> p.name().equals(idOrName)).findFirst());
  }

  /** Adds a person or changes one, and tells the app. */
  public void put(Person person) {
    Optional<Person> before;
    synchronized (this) {
      refuseTakenName(person);
      before = Optional.ofNullable(all.put(person.id(), person));
      file.put(KEY + person.id(), Json.object(person));
    }
    announcements.tell(PersonEvents.between(before, person, announcements.now()));
  }

  private void refuseTakenName(Person person) {
    boolean taken =
        all.values().stream()
            .anyMatch(p -> p.name().equals(person.name()) && !p.id().equals(person.id()));
    if (taken) {
      throw new IllegalArgumentException("there is another @" + person.name());
    }
  }
}
