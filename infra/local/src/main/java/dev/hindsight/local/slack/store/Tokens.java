package dev.hindsight.local.slack.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * The credentials of the one app in the workspace.
 *
 * @param bot for the Web API
 * @param app for {@code apps.connections.open}
 * @param signing what requests to the app are signed with
 */
public record Tokens(String bot, String app, String signing) {
  static final String KEY = "tokens";

  /** Reads the tokens of an earlier run or makes and keeps new ones. */
  public static Tokens of(StateFile file) {
    ObjectNode kept = file.entries().getOrDefault(KEY, Json.object());
    // one by one: an older state file lacks what came later
    Tokens all =
        new Tokens(
            kept(kept, "bot", "xoxb-practice-"),
            kept(kept, "app", "xapp-1-practice-"),
            kept(kept, "signing", ""));
    ObjectNode next = Json.object("bot", all.bot, "app", all.app, "signing", all.signing);
    if (!next.equals(kept)) {
      file.put(KEY, next);
    }
    return all;
  }

  private static String kept(ObjectNode kept, String key, String prefix) {
    return kept.hasNonNull(key) ? Json.text(kept, key) : prefix + random();
  }

  private static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "Tokens[hidden]";
  }
}
