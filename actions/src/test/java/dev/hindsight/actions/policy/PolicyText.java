package dev.hindsight.actions.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The shipped policy's text with changes, as the file of the next instances. */
public final class PolicyText implements AutoCloseable {

  private static final String PROPERTY = "hindsight.policy.file";
  private static final String PAUSE = "hindsight.policy.look-every";

  public final Path file;

  public PolicyText(String... fromAndTo) {
    try {
      file = Files.createTempFile("policy", ".yaml");
      write(changed(fromAndTo));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty(PROPERTY, file.toString());
    System.setProperty(PAUSE, "50ms");
  }

  /** Another text in its place, at once. */
  public void write(String yaml) {
    try {
      Path next = Files.writeString(Files.createTempFile("policy", ".next"), yaml);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String changed(String... fromAndTo) {
    String text = shipped();
    for (int i = 0; i < fromAndTo.length; i += 2) {
      if (!text.contains(fromAndTo[i])) {
        throw new IllegalArgumentException("the shipped policy has no " + fromAndTo[i]);
      }
      text = text.replace(fromAndTo[i], fromAndTo[i + 1]);
    }
    return text;
  }

  private static String shipped() {
    try (InputStream in = PolicyText.class.getResourceAsStream("/policy/shipped.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    System.clearProperty(PROPERTY);
    System.clearProperty(PAUSE);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
