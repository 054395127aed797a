package dev.hindsight.bot.slack.agent;

import com.slack.api.model.event.Event;
import org.jspecify.annotations.Nullable;

/** Somebody pressed Stop; Slack has ended the streams of that thread by itself. */
public final class PaneStoppedEvent implements Event {

  public static final String TYPE_NAME = "agent_session_stopped";
  private static final long serialVersionUID = 1L;

  private @Nullable String user;
  private @Nullable String channel;
  private @Nullable String threadTs;

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

  String thread() {
    return threadTs == null ? "" : threadTs;
  }
}
