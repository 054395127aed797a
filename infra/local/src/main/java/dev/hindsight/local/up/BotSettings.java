package dev.hindsight.local.up;

import dev.hindsight.local.data.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The bot's settings as a file, because they hold secrets. */
final class BotSettings {

  private final Map<String, String> values = new TreeMap<>();

  BotSettings with(String key, Object value) {
    values.put(key, value.toString());
    return this;
  }

  /** Writes {@code application.properties} into the directory. */
  void writeTo(Path directory) throws IOException {
    Properties properties = new Properties();
    properties.putAll(values);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    properties.store(bytes, "written at each start by ./hindsight up");
    Secrets.write(
        directory.resolve("application.properties"), bytes.toString(StandardCharsets.ISO_8859_1));
  }
}
