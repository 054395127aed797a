package dev.hindsight.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token that others can read is nobody's. */
class TokenFileTest {

  @TempDir private Path directory;

  @Test
  void isWrittenForItsOwnerAloneAndReadBack() throws IOException {
    Path file = directory.resolve("token");
    TokenFile.write(file, "secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(TokenFile.read(file)).isEqualTo("secret");
    assertThatThrownBy(() -> TokenFile.write(file, "other")).hasMessageContaining("exists already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------", "rw-rw-rw-"})
  void isNotReadWhereOthersCould(String permissions) throws IOException {
    Path file = directory.resolve("token");
    TokenFile.write(file, "secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> TokenFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("can be read or changed by others");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    assertThatThrownBy(() -> TokenFile.read(link)).hasMessageContaining("by others");
  }

  @Test
  void isAFile() {
    assertThatThrownBy(() -> TokenFile.read(directory)).hasMessageContaining("no token file");
    assertThatThrownBy(() -> TokenFile.read(directory.resolve("none")))
        .hasMessageContaining("cannot be read as a token file");
  }
}
