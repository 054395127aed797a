package dev.hindsight.bot.slack;

import dev.hindsight.actions.NotKnown;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person is told when something of ours failed; the rest is in the log. */
final class Failure {

  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  private Failure() {}

  static String said(Throwable e) {
    String ref =
        HexFormat.of().withUpperCase().toHexDigits((short) ThreadLocalRandom.current().nextInt());
    LOG.error("A request from Slack failed, ref {}", ref, e);
    if (e instanceof NotKnown unknown) {
      return "%s (ref %s)".formatted(unknown.getMessage(), ref);
    }
    return "Not recorded, nothing was started. Please try again (ref %s).".formatted(ref);
  }
}
