package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Narration.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which steps by hand are answered; nothing in it is to be relied on. */
record ScriptAnswer(@Nullable List<@Nullable Line> steps) {

  /** One command, what it is for, and the facts that both are said to rest on. */
  record Line(
      @Nullable String text, @Nullable String command, @Nullable List<@Nullable Integer> facts) {

    Sentence why() {
      return new Sentence(
          Objects.requireNonNullElse(text, "").strip(),
          facts == null
              ? List.of()
              : facts.stream().flatMap(Stream::ofNullable).distinct().toList());
    }

    String typed() {
      return Objects.requireNonNullElse(command, "").strip();
    }
  }

  List<Line> all() {
    return steps == null ? List.of() : steps.stream().flatMap(Stream::ofNullable).toList();
  }
}
