package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.People.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * What people are called, all looked up at once and remembered for some minutes: for lists only.
 */
final class Names {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final People people;
  private final Map<PersonId, Known> known = new ConcurrentHashMap<>();

  Names(People people) {
    this.people = people;
  }

  private record Known(Person person, long at) {

    boolean isFresh() {
      return System.nanoTime() - at < REMEMBERED.toNanos();
    }
  }

  /** The names of those who are active; who cannot be asked is named by their id. */
  List<String> of(List<PersonId> all) {
    Map<PersonId, Person> found = new ConcurrentHashMap<>();
    try (ExecutorService lookups = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(id -> lookups.execute(() -> found.put(id, find(id))));
    }
    return all.stream().flatMap(id -> name(id, Optional.ofNullable(found.get(id)))).toList();
  }

  private static Stream<String> name(PersonId id, Optional<Person> person) {
    return switch (person.orElse(new Person.Unreachable(""))) {
      case Person.Member(String name) -> Stream.of(name);
      case Person.Outsider _ -> Stream.empty();
      case Person.Unreachable _ -> Stream.of(id.value());
    };
  }

  private Person find(PersonId id) {
    Known before = known.get(id);
    if (before != null && before.isFresh()) {
      return before.person();
    }
    Person person = people.find(id);
    if (!(person instanceof Person.Unreachable)) {
      known.put(id, new Known(person, System.nanoTime()));
    }
    return person;
  }
}
