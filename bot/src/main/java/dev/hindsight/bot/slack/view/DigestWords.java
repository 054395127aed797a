package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.digest.Subscription.Due;
import dev.hindsight.bot.digest.ZoneNames;
import java.time.Instant;

/** What a place has, in markup: said back in words, with the zone. */
public final class DigestWords {

  private DigestWords() {}

  /** When it comes, and when next. */
  public static String of(Subscription subscription, Due due, Instant now) {
    if (!subscription.active()) {
      return "off";
    }
    String next =
        due.at().isAfter(now)
            ? "next: " + Words.moment(due.at())
            : "next: at once, as the last one is due";
    return "%s %s, %s (of week %d)"
        .formatted(
            subscription.rhythm(), ZoneNames.of(subscription.zone()), next, due.week().number());
  }
}
