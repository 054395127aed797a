package dev.hindsight.bot.slack.agent;

import com.slack.api.model.event.Event;
import org.jspecify.annotations.Nullable;

/** Somebody looks at something else while the pane is open. */
public final class PaneContextEvent implements Event {

  public static final String TYPE_NAME = "app_context_changed";
  private static final long serialVersionUID = 1L;

  private @Nullable String user;
  private @Nullable String channel;
  private @Nullable PaneContext context;

  @Override
  public String getType() {
    return TYPE_NAME;
  }

  String user() {
    return user == null ? "" : user;
  }

  String channel() {
    return channel == null ? "" : channel;
  }

  PaneContext context() {
    return context == null ? new PaneContext() : context;
  }
}
