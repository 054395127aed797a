package dev.hindsight.actions.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the actions is the one that the code makes. */
class ActionPagesTest {

  private static final Path PAGE = Path.of("../docs/actions.md");

  @Test
  void thePageIsMadeFromTheFamily() throws IOException {
    if (Boolean.getBoolean("actions.page.write")) {
      Files.writeString(PAGE, ActionPages.text());
    }
    assertThat(PAGE)
        .as("run this test with -Dactions.page.write=true to make it anew")
        .hasContent(ActionPages.text());
  }
}
