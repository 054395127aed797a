package dev.hindsight.local.slack.socket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as Slack does, version 0. */
public record RequestSignature(String secret) {

  /** The value of {@code X-Slack-Signature}. */
  public String of(String timestamp, String body) {
    return of(timestamp, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of {@code X-Slack-Signature} for raw bytes. */
  public String of(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "RequestSignature[hidden]";
  }
}
