package dev.hindsight.knowledge.rank;

import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Symptoms;
import java.util.List;
import java.util.Optional;

/**
 * What lessons say about a cause: a history beside it, never a reason for it.
 *
 * <p>What was made up for practice speaks only where nothing that happened does.
 */
record TrackRecord(History real, History practice) {

  static TrackRecord of(Symptoms symptoms, List<Match> matches) {
    List<Lesson> lessons = matches.stream().flatMap(match -> match.lesson().stream()).toList();
    return new TrackRecord(
        History.of(symptoms, lessons.stream().filter(lesson -> !lesson.practice())),
        History.of(symptoms, lessons.stream().filter(Lesson::practice)));
  }

  /** "2 of the last 3 times, LSN-4"; of real lessons alone once there is one. */
  Optional<String> track(String category) {
    return (real.isEmpty() ? practice : real).track(category);
  }

  /** The newest real lesson with this cause; of practice where there is none. */
  Optional<Lesson> lastTime(String category) {
    return real.lastTime(category).or(() -> practice.lastTime(category));
  }
}
