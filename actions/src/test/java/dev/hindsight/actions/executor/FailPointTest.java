package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fail point does nothing until it is armed, and then ends the process at the wanted hit. */
class FailPointTest {

  @AfterEach
  void disarm() {
    FailPoint.disarm();
  }

  @Test
  void eachHasANameOfItsOwnAndSaysWhatItProves() {
    assertThat(FailPoint.values()).extracting(FailPoint::place).doesNotHaveDuplicates();
    assertThat(FailPoint.values()).extracting(FailPoint::proves).allMatch(s -> s.length() > 20);
  }

  @Test
  void isInertAndCountedFromOutside() {
    List<FailPoint> hits = new ArrayList<>();
    FailPoint.count(hits::add);
    Arrays.stream(FailPoint.values()).forEach(FailPoint::hit);
    assertThat(hits).containsExactly(FailPoint.values());
  }

  @ParameterizedTest
  @CsvSource({
    "after-write,   1, 137",
    "after-write:3, 3, 137",
    "after-write:9, 5, 0",
    "after-final,   5, 0",
    "'',            5, 0"
  })
  void endsTheProcessAtTheHitThatWasNamed(String armed, int hits, int exit) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + FailPoint.PROPERTY + "=" + armed,
                "-cp",
                System.getProperty("java.class.path"),
                Passer.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(lines(process)).hasSize(hits);
    assertThat(process.waitFor()).isEqualTo(exit);
  }

  private static List<String> lines(Process process) throws IOException {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return out.lines().toList();
    }
  }

  /** Passes one place five times and says so each time. */
  static final class Passer {

    private Passer() {}

    public static void main(String[] args) {
      for (int pass = 0; pass < 5; pass++) {
        System.out.println("passing");
        FailPoint.AFTER_WRITE.hit();
      }
    }
  }
}
