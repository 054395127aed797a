package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Narration.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which a model answers; nothing in it is to be relied on. */
record Answer(@Nullable List<@Nullable Line> sentences) {

  /** One sentence and the facts it is said to rest on. */
  record Line(@Nullable String text, @Nullable List<@Nullable Integer> facts) {}

  /** What of it is there. */
  List<Sentence> read() {
    return sentences == null
        ? List.of()
        : sentences.stream().flatMap(Stream::ofNullable).map(Answer::sentence).toList();
  }

  private static Sentence sentence(Line line) {
    List<Integer> facts =
        line.facts() == null
            ? List.of()
            : line.facts().stream().flatMap(Stream::ofNullable).distinct().toList();
    return new Sentence(Objects.requireNonNullElse(line.text(), "").strip(), facts);
  }
}
