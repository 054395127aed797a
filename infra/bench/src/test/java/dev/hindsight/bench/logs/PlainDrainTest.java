package dev.hindsight.bench.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainDrainTest {

  private static final List<String> LINES =
      List.of(
          "Connected to 10.1.2.3:80 after 5 tries",
          "Connected to 10.1.2.4:80 after 7 tries",
          "Login of erin was refused",
          "Login of ada was refused",
          "Logout of ada was refused");

  @Test
  void groupsLinesOfOneLengthThatAreSimilar() {
    Grouped grouped = new PlainDrain(0.4, true).parse(LINES);
    assertThat(grouped.ids()).containsExactly("0", "0", "1", "1", "2");
    assertThat(grouped.texts())
        .contains("Connected to <*> after <*> tries", "Login of <*> was refused");
  }
}
