package dev.hindsight.actions.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The canonical form of a plan (sorted keys, no spaces) and its SHA-256, the plan's identity. */
public final class PlanJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private PlanJson() {}

  /** The canonical JSON. */
  public static String write(Plan plan) {
    return MAPPER.writeValueAsString(plan);
  }

  /** The same JSON for people: a line a value. */
  public static String pretty(String json) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(json));
  }

  /** Any value in the same form: sorted keys, no spaces. */
  public static String canonical(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Reads what {@link #canonical} wrote of it; else it is an error. */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** Reads what {@link #write} wrote, in this or an earlier version; else it is an error. */
  public static Plan read(String json) {
    return MAPPER.treeToValue(OldPlans.today(MAPPER.readTree(json)), Plan.class);
  }

  /** SHA-256 of a text in lower-case hex. */
  public static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
