package dev.hindsight.bot.slack.agent;

import com.slack.api.model.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Somebody opened a tab of the app; the SDK's own class does not know what is open beside it. It
 * must not be registered beside this one: Bolt takes either, as the JVM's hashes fall.
 */
public final class PaneOpenedEvent implements Event {

  public static final String TYPE_NAME = "app_home_opened";
  private static final long serialVersionUID = 1L;

  private @Nullable String user;
  private @Nullable String channel;
  private @Nullable String tab;
  private @Nullable PaneContext context;

  @Override
  public String getType() {
    return TYPE_NAME;
  }

  public String user() {
    return user == null ? "" : user;
  }

  String channel() {
    return channel == null ? "" : channel;
  }

  /** {@code home} or {@code messages}. */
  public String tab() {
    return tab == null ? "" : tab;
  }

  PaneContext context() {
    return context == null ? new PaneContext() : context;
  }
}
