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
  private static final String KEY = "tokens";

  /** Reads the tokens of an earlier run or makes and keeps new ones. */
  public static Tokens of(StateFile file) {
    ObjectNode kept = file.entries().get(KEY);
    if (kept != null && kept.hasNonNull("bot") && kept.hasNonNull("signing")) {
      return new Tokens(Json.text(kept, "bot"), Json.text(kept, "app"), Json.text(kept, "signing"));
    }
    boolean older = kept != null && kept.hasNonNull("bot");
    Tokens fresh =
        new Tokens(
            older ? Json.text(kept, "bot") : "xoxb-practice-" + random(),
            older ? Json.text(kept, "app") : "xapp-1-practice-" + random(),
            random());
    file.put(KEY, Json.object("bot", fresh.bot, "app", fresh.app).put("signing", fresh.signing));
    return fresh;
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
