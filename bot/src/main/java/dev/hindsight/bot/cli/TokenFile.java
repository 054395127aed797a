package dev.hindsight.bot.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A personal token in a file that nobody else can read. */
final class TokenFile {

  private static final Set<PosixFilePermission> OWN =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final int LONGEST = 4096;

  private TokenFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException in plain words, when it is not one or others can read it
   */
  static String read(Path file) {
    try {
      PosixFileAttributes found = Files.readAttributes(file, PosixFileAttributes.class);
      if (!found.isRegularFile() || found.size() > LONGEST) {
        throw new IllegalArgumentException("%s is no token file".formatted(file));
      }
      if (!OWN.containsAll(found.permissions())) {
        throw new IllegalArgumentException(
            "%s can be read or changed by others: chmod 600 it, and make a new token"
                .formatted(file));
      }
      return Files.readString(file).strip();
    } catch (IOException | UnsupportedOperationException e) {
      throw new IllegalArgumentException("%s cannot be read as a token file".formatted(file), e);
    }
  }

  /**
   * Writes it, for its owner alone.
   *
   * @throws IllegalArgumentException in plain words, when that cannot be done
   */
  static void write(Path file, String token) {
    try (var out =
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWN))) {
      out.write(StandardCharsets.UTF_8.encode(token + "\n"));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException("%s exists already".formatted(file), e);
    } catch (IOException | UnsupportedOperationException e) {
      throw new IllegalArgumentException("%s cannot be written".formatted(file), e);
    }
  }
}
