package dev.hindsight.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.bot.SchemaUse.SchemaBehind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemaUseTest {

  @Test
  void theBotMigratesWhateverThereIs() {
    SchemaUse bot = SchemaUse.of("knowledge", Set.of(), false);
    assertThat(bot.migrates("knowledge", true, 2)).isTrue();
    assertThat(bot.migrates("knowledge", false, 9)).isTrue();
  }

  @Test
  void anImportMakesTablesWhereThereAreNoneAndChangesNoOthers() {
    SchemaUse imports = SchemaUse.of("knowledge", Set.of("knowledge"), true);
    assertThat(imports.migrates("knowledge", false, 9)).isTrue();
    assertThat(imports.migrates("knowledge", true, 0)).isFalse();
    assertThatThrownBy(() -> imports.migrates("knowledge", true, 2))
        .isInstanceOf(SchemaBehind.class)
        .hasMessage(
            "the database is of an older Hindsight (knowledge lacks 2 migrations): start this"
                + " version's bot or run ./hindsight migrate, then try again");
  }

  @Test
  void aStopAsksForItsOwnTablesOnly() {
    Set<String> needed = Set.of("actions");
    assertThat(SchemaUse.of("knowledge", needed, false).migrates("knowledge", true, 2)).isFalse();
    SchemaUse actions = SchemaUse.of("actions", needed, false);
    assertThat(actions.migrates("actions", true, 0)).isFalse();
    assertThatThrownBy(() -> actions.migrates("actions", false, 3))
        .hasMessageContaining("no tables yet");
  }
}
