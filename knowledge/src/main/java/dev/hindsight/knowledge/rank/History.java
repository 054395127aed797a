package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Symptoms;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the confirmed ones of these lessons say about a cause. */
record History(List<Lesson> confirmed, List<Lesson> sameService, List<Lesson> comparable) {

  private static final int LAST = 10;

  static History of(Symptoms symptoms, Stream<Lesson> lessons) {
    List<Lesson> confirmed =
        lessons
            .filter(Lesson::confirmed)
            .distinct()
            .sorted(
                Comparator.comparing(Lesson::openedAt).reversed().thenComparing(Lesson::incident))
            .toList();
    List<Lesson> sameService =
        confirmed.stream()
            .filter(
                lesson ->
                    lesson.service().equals(symptoms.service())
                        && lesson.namespace().equals(symptoms.namespace()))
            .toList();
    List<Lesson> sameAlert =
        confirmed.stream()
            .filter(lesson -> !Collections.disjoint(lesson.alertNames(), symptoms.alertNames()))
            .toList();
    return new History(confirmed, sameService, sameService.isEmpty() ? sameAlert : sameService);
  }

  boolean isEmpty() {
    return confirmed.isEmpty();
  }

  /** "2 of the last 3 times, LSN-4": of this service, or of this alert where the service is new. */
  Optional<String> track(String category) {
    List<Lesson> last = comparable.stream().limit(LAST).toList();
    List<Lesson> such = last.stream().filter(lesson -> lesson.cause().equals(category)).toList();
    if (such.isEmpty()) {
      return Optional.empty();
    }
    String times =
        last.size() == 1 ? "last time too" : such.size() + " of the last " + last.size() + " times";
    return Optional.of(such.getFirst().id().map(id -> times + ", " + id).orElse(times));
  }

  /** The newest lesson with this cause, of the same service where there is one. */
  Optional<Lesson> lastTime(String category) {
    return newest(sameService, category).or(() -> newest(confirmed, category));
  }

  private static Optional<Lesson> newest(List<Lesson> lessons, String category) {
    return lessons.stream().filter(lesson -> lesson.cause().equals(category)).findFirst();
  }
}
