package dev.hindsight.prompts.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form in which a draft is answered; nothing in it is to be relied on. */
record DraftAnswer(
    @Nullable Integer option,
    @Nullable List<@Nullable Value> values,
    @Nullable List<@Nullable Step> steps) {

  /** One of the options and its values. */
  record Step(@Nullable Integer option, @Nullable List<@Nullable Value> values) {}

  /** One value of an option. */
  record Value(@Nullable String name, @Nullable String value) {}

  /** Some models answer one step without a list around it. */
  List<Step> all() {
    return steps == null
        ? List.of(new Step(option, values))
        : steps.stream().flatMap(Stream::ofNullable).toList();
  }
}
