package dev.hindsight.bot.alert;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes of CloudWatch alarms, as EventBridge sends them and as SNS does. */
@Component
class CloudWatchSource implements AlertSource {

  static final String NAME = "cloudwatch";

  private static final String CHANGE = "CloudWatch Alarm State Change";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Alert> read(JsonNode body) {
    return alarm(body).alert().stream().toList();
  }

  private static CloudWatchAlarm alarm(JsonNode body) {
    if (body.has("detail-type")) {
      if (!body.path("detail-type").asString("").equals(CHANGE)) {
        throw new UnreadableAlerts("\"detail-type\" must be \"%s\"".formatted(CHANGE));
      }
      return CloudWatchAlarm.ofEvent(body);
    }
    if (body.path("Type").asString("").equals("Notification")) {
      return CloudWatchAlarm.ofMessage(message(body.path("Message").asString("")));
    }
    if (body.has("AlarmArn")) {
      // a subscription with raw message delivery has no envelope
      return CloudWatchAlarm.ofMessage(body);
    }
    throw new UnreadableAlerts(
        "it must be an event of EventBridge with \"detail-type\": \"%s\", or a Notification of SNS"
            .formatted(CHANGE));
  }

  private static JsonNode message(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new UnreadableAlerts("Message must hold an alarm as JSON");
    }
  }

  /**
   * A request of SNS to confirm a subscription: whoever has its URL may, so that it is never opened
   * from here. A person does, who knows the topic.
   */
  @Override
  public Optional<Notice> notice(JsonNode body) {
    String type = body.path("Type").asString("");
    return switch (type) {
      case "SubscriptionConfirmation", "UnsubscribeConfirmation" ->
          Optional.of(Confirmation.of(type, body));
      default -> Optional.empty();
    };
  }
}
