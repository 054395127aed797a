package dev.hindsight.actions.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotesTest {

  private final Notes notes =
      new Notes(
          text ->
              text.replace("\u001b[0m", "").replaceAll("(password ?=) ?hunter2", "$1 [redacted]"));

  @Test
  void neitherAColourNorATabHidesWhatANameTells() {
    assertThat(notes.clean("password\u001b[0m=hunter2")).isEqualTo("password= [redacted]");
    assertThat(notes.clean("password\t=hunter2\n")).isEqualTo("password = [redacted]");
  }
}
