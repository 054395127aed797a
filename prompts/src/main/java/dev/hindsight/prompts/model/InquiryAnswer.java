package dev.hindsight.prompts.model;

import dev.hindsight.prompts.Inquiry.Bearing;
import dev.hindsight.prompts.Inquiry.Finding;
import dev.hindsight.prompts.Narration.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which an investigation ends; nothing in it is to be relied on. */
record InquiryAnswer(@Nullable List<@Nullable Line> findings) {

  /** One sentence, what it bears on, and the facts it is said to rest on. */
  record Line(
      @Nullable String bearing, @Nullable String text, @Nullable List<@Nullable Integer> facts) {}

  List<Finding> read() {
    return findings == null
        ? List.of()
        : findings.stream().flatMap(Stream::ofNullable).map(InquiryAnswer::finding).toList();
  }

  private static Finding finding(Line line) {
    List<Integer> facts =
        line.facts() == null
            ? List.of()
            : line.facts().stream().flatMap(Stream::ofNullable).distinct().toList();
    return new Finding(
        bearing(Objects.requireNonNullElse(line.bearing(), "")),
        new Sentence(Objects.requireNonNullElse(line.text(), "").strip(), facts));
  }

  private static Bearing bearing(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "cause" -> Bearing.CAUSE;
      case "weakens" -> Bearing.WEAKENS;
      default -> Bearing.STRENGTHENS;
    };
  }
}
