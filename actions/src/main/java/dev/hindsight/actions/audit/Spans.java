package dev.hindsight.actions.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers of records, written as {@code 3,7-9}. */
record Spans(List<Span> spans) {

  private static final int AT_ONCE = 500;

  Spans {
    spans = List.copyOf(spans);
  }

  /** From one number to another, both included. */
  record Span(long from, long to) {

    @Override
    public String toString() {
      return from == to ? Long.toString(from) : from + "-" + to;
    }
  }

  /** These numbers, in parts that one record can hold. */
  static List<Spans> of(SortedSet<Long> numbers) {
    List<Span> all = new ArrayList<>();
    for (long number : numbers) {
      if (!all.isEmpty() && all.getLast().to() == number - 1) {
        all.set(all.size() - 1, new Span(all.getLast().from(), number));
      } else {
        all.add(new Span(number, number));
      }
    }
    return Stream.iterate(0, at -> at < all.size(), at -> at + AT_ONCE)
        .map(at -> new Spans(all.subList(at, Math.min(all.size(), at + AT_ONCE))))
        .toList();
  }

  /** Reads what {@link #toString} wrote; what is no such text names no number. */
  static Spans parse(String text) {
    return new Spans(
        Stream.of(text.split(","))
            .filter(part -> part.matches("\\d{1,18}(-\\d{1,18})?"))
            .map(part -> part.split("-"))
            .map(ends -> new Span(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])))
            .filter(span -> span.from() <= span.to())
            .toList());
  }

  void removeFrom(NavigableSet<Long> numbers) {
    spans.forEach(span -> numbers.subSet(span.from(), true, span.to(), true).clear());
  }

  @Override
  public String toString() {
    return spans.stream().map(Span::toString).collect(Collectors.joining(","));
  }
}
