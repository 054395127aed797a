package dev.hindsight.bot.slack.agent;

import com.google.gson.JsonElement;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody looks at beside the pane, as Slack tells it. */
final class PaneContext implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String CHANNEL = "slack#/types/channel_id";

  private @Nullable ArrayList<Entity> entities;

  /** One of the things, the most relevant first. */
  static final class Entity implements Serializable {
    private static final long serialVersionUID = 1L;
    private @Nullable String type;

    // a message's is an object, which we do not read; Gson would leave out a transient field
    @SuppressWarnings("serial")
    private @Nullable JsonElement value;
  }

  /** The channel that is open beside it. */
  Optional<String> channel() {
    return (entities == null ? List.<Entity>of() : entities)
        .stream()
            .filter(e -> CHANNEL.equals(e.type) && e.value != null && e.value.isJsonPrimitive())
            .findFirst()
            .map(e -> e.value == null ? "" : e.value.getAsString());
  }
}
