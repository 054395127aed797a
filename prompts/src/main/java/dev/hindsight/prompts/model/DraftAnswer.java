package dev.hindsight.prompts.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form in which a draft is answered; nothing in it is to be relied on. */
record DraftAnswer(@Nullable Integer option, @Nullable List<@Nullable Value> values) {

  /** One value of the option. */
  record Value(@Nullable String name, @Nullable String value) {}
}
