package dev.hindsight.knowledge.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The names of files by their bytes, whatever this process takes the system's encoding to be; bytes
 * that are no UTF-8 are told as %FF.
 */
final class FileNames {

  private FileNames() {}

  /** From a directory to something in it, with slashes. */
  static String path(Path root, Path file) {
    String path = root.relativize(file).toString();
    if (path.indexOf('\uFFFD') < 0) {
      return path.replace(file.getFileSystem().getSeparator(), "/");
    }
    return decoded(raw(file).substring(raw(root).length())).replaceFirst("^/", "");
  }

  static String whole(Path file) {
    String path = file.toString();
    return path.indexOf('\uFFFD') < 0 ? path : decoded(raw(file));
  }

  private static String raw(Path file) {
    return file.toUri().getRawPath().replaceFirst("/$", "");
  }

  /** Part by part, so that one odd name does not change how the others are told. */
  private static String decoded(String raw) {
    StringBuilder decoded = new StringBuilder();
    for (String part : raw.split("/", -1)) {
      decoded.append(decoded.isEmpty() && part.isEmpty() ? "" : "/").append(part(part));
    }
    return decoded.toString();
  }

  private static String part(String raw) {
    byte[] bytes = bytes(raw);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      StringBuilder escaped = new StringBuilder();
      for (byte b : bytes) {
        escaped.append(
            b > 0 ? String.valueOf((char) b) : "%" + HexFormat.of().withUpperCase().toHexDigits(b));
      }
      return escaped.toString();
    }
  }

  private static byte[] bytes(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      boolean escape = raw.charAt(i) == '%';
      bytes.write(escape ? HexFormat.fromHexDigits(raw, i + 1, i + 3) : raw.charAt(i));
      i += escape ? 2 : 0;
    }
    return bytes.toByteArray();
  }
}
