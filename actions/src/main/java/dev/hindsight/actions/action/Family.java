package dev.hindsight.actions.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The whole family by name. */
public final class Family {

  private Family() {}

  /** Every action's type by its name, in the order of the pages. */
  public static SequencedMap<String, Class<?>> types() {
    SequencedMap<String, Class<?>> types = new LinkedHashMap<>();
    in(Action.class).forEach(type -> types.put(type.name(), type.value()));
    return types;
  }

  /** The same of those that change something in a cluster. */
  public static SequencedMap<String, Class<?>> kubernetes() {
    SequencedMap<String, Class<?>> types = types();
    types.values().removeIf(AwsAction.class::isAssignableFrom);
    return types;
  }

  /** The same of those that change something in AWS. */
  public static SequencedMap<String, Class<?>> aws() {
    SequencedMap<String, Class<?>> types = types();
    types.values().removeIf(type -> !AwsAction.class.isAssignableFrom(type));
    return types;
  }

  private static Stream<JsonSubTypes.Type> in(Class<?> family) {
    JsonSubTypes types = Objects.requireNonNull(family.getAnnotation(JsonSubTypes.class));
    return Arrays.stream(types.value())
        .flatMap(type -> type.name().isEmpty() ? in(type.value()) : Stream.of(type));
  }
}
