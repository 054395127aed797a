package dev.hindsight.bot.alert;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What is said to SNS and to people where SNS wants a subscription confirmed; pure. */
final class Confirmation {

  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]{0,20}:sns:[a-z0-9-]{1,30}:\\d{12}:[A-Za-z0-9_.-]{1,256}");
  private static final Pattern URL =
      Pattern.compile(
          "https://sns\\.[a-z0-9-]{1,30}\\.amazonaws\\.com(?:\\.cn)?/\\?[\\w=&:.%-]{1,2000}");

  private Confirmation() {}

  static AlertSource.Notice of(String type, JsonNode body) {
    String topic = known(TOPIC, body, "TopicArn");
    String answer =
        "%s of %s: nothing is confirmed by the bot, a person opens the SubscribeURL in its log"
            .formatted(type, topic);
    return new AlertSource.Notice(
        answer,
        "%s of %s. To confirm, open %s".formatted(type, topic, known(URL, body, "SubscribeURL")));
  }

  /** Only what looks like AWS's own: people will click on it. */
  private static String known(Pattern form, JsonNode body, String field) {
    String value = body.path(field).asString("");
    return form.matcher(value).matches() ? value : "(a %s that is none of AWS)".formatted(field);
  }
}
