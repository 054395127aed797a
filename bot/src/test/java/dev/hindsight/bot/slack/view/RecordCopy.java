package dev.hindsight.bot.slack.view;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record that is another one but for a few of its components. */
final class RecordCopy {

  private RecordCopy() {}

  /**
   * The same with these in the places of their components.
   *
   * @throws IllegalArgumentException for a name that no component has, or a value of another type
   */
  static <T extends Record> T of(T record, Map<String, ?> other) {
    Map<String, Object> left = new HashMap<>(other);
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(
                each ->
                    left.containsKey(each.getName())
                        ? left.remove(each.getName())
                        : value(each, record))
            .toArray();
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("no such component: " + left.keySet());
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      @SuppressWarnings("unchecked") // its own class
      Class<T> type = (Class<T>) record.getClass();
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static @Nullable Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
