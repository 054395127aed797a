package dev.hindsight.bot.slack;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether Slack is on: it is when there is a bot token that is not blank. */
final class SlackSwitch {

  private SlackSwitch() {}

  private static boolean hasToken(ConditionContext context) {
    String token = context.getEnvironment().getProperty("hindsight.slack.bot-token", "");
    return !token.isBlank();
  }

  /** Slack is on. */
  static final class On implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return hasToken(context);
    }
  }

  /** Slack is off. */
  static final class Off implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !hasToken(context);
    }
  }
}
