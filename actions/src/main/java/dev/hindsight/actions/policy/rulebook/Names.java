package dev.hindsight.actions.policy.rulebook;

import java.util.List;

/** Which names a rule is for. */
public sealed interface Names {

  /** Whether the name is one of them; what is in no namespace has the empty name. */
  boolean have(String name);

  /** Every name, also none. */
  record All() implements Names {

    @Override
    public boolean have(String name) {
      return true;
    }
  }

  /** Those that one of the patterns means. */
  record Some(List<NamePattern> patterns) implements Names {

    public Some {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean have(String name) {
      return patterns.stream().anyMatch(p -> p.matches(name));
    }
  }
}
