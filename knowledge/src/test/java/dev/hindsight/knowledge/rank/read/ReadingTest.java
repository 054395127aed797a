package dev.hindsight.knowledge.rank.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void aDescribedContainerIsOneFactOfItsLines() {
    List<Fact> facts =
        facts(
            "state",
            """
            Name:             cart-1
            Namespace:        shop
            Node:             node-a/10.0.0.9
            Status:           Running
            Containers:
              cart:
                Image:          cart:2
                State:          Waiting
                  Reason:       CrashLoopBackOff
                Last State:     Terminated
                  Reason:       Error
                  Exit Code:    3
                Ready:          False
                Restart Count:  4
            """);

    Fact container =
        facts.stream().filter(f -> f.line().kind().equals("container")).findFirst().orElseThrow();
    assertThat(container.line().text())
        .isEqualTo(
            "container cart: waiting CrashLoopBackOff, restarts 4, last terminated Error exit 3,"
                + " image cart:2");
    assertThat(container.line().object()).isEqualTo("Pod shop/cart-1");
    assertThat(container.numbers()).startsWith(11, 12).contains(9, 14);
  }

  @Test
  void aSeriesBecomesAFewWords() {
    assertThat(
            texts(
                "metric",
                """
                {"metric_name":"CPUUtilization","unit":"Percent",
                 "dimensions":[{"Name":"DBInstanceIdentifier","Value":"crm"}],
                 "values":[20,22,21,80,91,93]}
                """))
        .containsExactly(
            "CPUUtilization of crm rose from 20 to 93, at most 93 Percent (saturated)");
  }

  @Test
  void whatWentBackIsOver() {
    assertThat(
            texts(
                "metric",
                """
                {"metric_name":"DatabaseConnections","unit":"Count","values":[90,92,91,480,490,200,95,93]}
                """))
        .singleElement()
        .asString()
        .endsWith("(recovered)");
  }

  @Test
  void anObservationOfTheBotStaysAsItIs() {
    String line = "container cart: waiting CrashLoopBackOff, restarts 4";
    assertThat(texts("container", line)).containsExactly(line);
  }

  @Test
  void cutOrBrokenDocumentsStayText() {
    String json = "{\"pods\":[{\"name\":\"cart-1\",\"phase\":\"Run";
    assertThat(texts("state", json)).containsExactly(json);
    assertThat(texts("manifest", "apiVersion: v1\nkind: [\nmetadata: {")).hasSize(3);
  }

  @Test
  void everyNumberIsThatOfALine() {
    String text = "{\"events\":[{\"message\":\"a\\nb\",\"date\":\"2026-01-01T00:00:00Z\"}]}";
    for (Fact fact : facts("event", text)) {
      assertThat(fact.numbers()).containsOnly(1);
    }
  }

  @Test
  void hostileTextIsReadInTime() {
    List<EvidenceLine> lines = new ArrayList<>();
    for (String kind : List.of("state", "event", "log", "manifest", "metric")) {
      for (String part :
          List.of("a ", "0/", "{[", "Name: ", "- - ", "x".repeat(50) + ".", "\\\"")) {
        lines.add(new EvidenceLine(lines.size() + 1, "", kind, part.repeat(8_000)));
      }
    }
    long start = System.nanoTime();

    assertThat(Reading.of(lines).facts()).isNotEmpty();

    assertThat((System.nanoTime() - start) / 1_000_000_000.0).isLessThan(10);
  }

  private static List<String> texts(String kind, String text) {
    return facts(kind, text).stream().map(fact -> fact.line().text()).toList();
  }

  private static List<Fact> facts(String kind, String text) {
    List<EvidenceLine> lines = new ArrayList<>();
    text.lines().forEach(line -> lines.add(new EvidenceLine(lines.size() + 1, "", kind, line)));
    return Reading.of(lines).facts();
  }
}
