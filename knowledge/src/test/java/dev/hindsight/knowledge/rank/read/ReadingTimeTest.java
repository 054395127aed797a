package dev.hindsight.knowledge.rank.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.rank.declared.Declared;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever somebody writes, reading it ends soon; by processor time, whatever else runs. */
class ReadingTimeTest {

  private static final long SECONDS = 4;

  private static final int LINES = 20_000;
  private static final int LONGEST = 199_000;

  private enum Hostile {
    UNFINISHED_OBJECTS(LINES, i -> "{\"request\": " + i + ", \"of\": [{\"a\": {"),
    UNFINISHED_LINE_OF_A_MEGABYTE(3, i -> "{\"a\":[".repeat(150_000)),
    UNFINISHED_LONG_LINES(400, i -> "{\"a\":[".repeat(LONGEST / 6)),
    DEEP_OBJECTS(400, i -> "[".repeat(3_000) + "]".repeat(3_000)),
    WRONG_AT_THE_END(
        LINES, i -> i % 5_999 == 5_998 ? "}}}}} x" : "{\"a\":" + i + "}".repeat(i % 2)),
    MANY_LEAVES_ON_A_LINE(40, i -> "[" + "\"some words\",".repeat(LONGEST / 14) + "1]"),
    MANY_LEAVES_OF_ONE_DOCUMENT(
        6_000, i -> i == 0 ? "[" : i == 5_999 ? "1]" : "\"a\\tb " + i + "\","),
    TEXTS_IN_TEXTS(
        6_000, i -> i == 0 ? "[" : i == 5_999 ? "1]" : "\"x: 1\\ny: 2\\nz: " + i + "\","),
    ALMOST_YAML(LINES, i -> i % 3_000 == 2_999 ? "  - : : [" : "key" + i + ": {a"),
    NESTED_YAML(1_500, i -> "  ".repeat(i) + "k: |"),
    ENDPOINTS(LINES, i -> "service-" + i + "   <none>   5d"),
    PLAIN_WORDS(LINES, i -> "the request " + i + " was served in 5 ms"),
    SPACES(40, i -> " ".repeat(LONGEST) + "x"),
    MANY_STATES(4_000, i -> i == 0 ? "Name: a" : "Status: Running"),
    MANY_CAPACITIES(4_000, i -> i == 0 ? "Name: a" : i == 1 ? "Capacity:" : "  pods: 110"),
    MANY_EVENTS(
        40,
        i ->
            "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":["
                + "{\"kind\":\"Event\",\"apiVersion\":\"v1\",\"metadata\":{},\"reason\":\"R\"},"
                    .repeat(LONGEST / 70)
                + "{}]}"),
    MANY_OBJECTS(1_000, ReadingTimeTest::object);

    private final int lines;
    private final IntFunction<String> line;

    Hostile(int lines, IntFunction<String> line) {
      this.lines = lines;
      this.line = line;
    }
  }

  private static String object(int number) {
    return number % 2 == 0
        ? """
        {"kind":"Service","apiVersion":"v1","metadata":{"name":"s%d","namespace":"shop"},"spec":\
        {"selector":{"app":"none%d"},"ports":[{"port":80,"targetPort":"x"}]}}\
        """
            .formatted(number, number)
        : """
        {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"d%d","namespace":"shop"},\
        "spec":{"selector":{"matchLabels":{"app":"d%d"}},"template":{"metadata":{"labels":\
        {"app":"d%d"}},"spec":{"containers":[{"name":"c","image":"i","envFrom":[{"configMapRef":\
        {"name":"m%d"}}]}]}}}}\
        """
            .formatted(number, number, number, number);
  }

  @ParameterizedTest
  @EnumSource
  void anyTextIsReadSoon(Hostile hostile) {
    for (String kind : List.of("log", "manifest")) {
      List<EvidenceLine> lines =
          IntStream.range(0, hostile.lines)
              .mapToObj(i -> new EvidenceLine(i, "Pod shop/a", kind, hostile.line.apply(i)))
              .toList();
      long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

      Reading reading = Reading.of(lines);
      Declared.of(reading.objects());

      long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
      assertThat(took / 1e9).as(kind).isLessThan(SECONDS);
    }
  }
}
