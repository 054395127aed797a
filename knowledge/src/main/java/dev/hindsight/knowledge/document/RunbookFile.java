package dev.hindsight.knowledge.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a runbook: YAML front matter between two lines of dashes, then Markdown. */
final class RunbookFile {

  private static final Pattern SHAPE =
      Pattern.compile("\\A---\\R(?<front>.*?)\\R---\\R(?<body>.*)\\z", Pattern.DOTALL);
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RunbookFile() {}

  /** Throws {@link IllegalArgumentException} that names the file when it cannot be read. */
  static Runbook parse(String name, String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("runbook " + name + " has no front matter");
    }
    try {
      Front front = YAML.readValue(shape.group("front"), Front.class);
      return front.runbook(PassageSplitter.split(front.title(), shape.group("body")), hash(text));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("runbook " + name + ": " + e.getMessage(), e);
    }
  }

  private static String hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The front matter as written. */
  record Front(
      String slug,
      String title,
      @Nullable List<String> alerts,
      @Nullable List<String> symptoms,
      List<String> causes,
      @Nullable String playbook) {

    Front {
      if (slug == null || !SLUG.matcher(slug).matches()) {
        throw new IllegalArgumentException("slug must be words of a-z, 0-9 joined by dashes");
      }
      if (title == null || title.isBlank() || causes == null || causes.isEmpty()) {
        throw new IllegalArgumentException("title and causes are needed");
      }
    }

    Runbook runbook(List<Passage> passages, String hash) {
      return new Runbook(
          slug,
          title,
          alerts == null ? List.of() : alerts,
          symptoms == null ? List.of() : symptoms,
          causes,
          Optional.ofNullable(playbook),
          passages,
          hash);
    }
  }
}
