package dev.hindsight.bot.slack.agent;

import dev.hindsight.bot.incident.InquiryWatch;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import dev.hindsight.bot.slack.view.TrailView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A model's looks as tasks of a streamed answer; the pane's own Stop ends them. */
final class PaneTrail implements InquiryWatch {

  private final AgentCalls slack;
  private final String channel;
  private final String ts;
  private final BooleanSupplier stopped;
  private final Map<String, Look> shown = new HashMap<>();

  /**
   * @param ts the message that grows
   */
  PaneTrail(AgentCalls slack, String channel, String ts, BooleanSupplier stopped) {
    this.slack = slack;
    this.channel = channel;
    this.ts = ts;
    this.stopped = stopped;
  }

  @Override
  public synchronized boolean goesOn(Trail trail) {
    if (stopped.getAsBoolean()) {
      return false;
    }
    Map<String, Look> fresh = new HashMap<>();
    List<Chunk> changed = new ArrayList<>();
    for (int i = 0; i < trail.looks().size(); i++) {
      Look look = trail.looks().get(i);
      if (!look.equals(shown.get(TrailView.id(i)))) {
        fresh.put(TrailView.id(i), look);
        changed.add(task(i, look));
      }
    }
    if (!changed.isEmpty() && slack.append(channel, ts, changed) instanceof SlackAnswer.Done) {
      shown.putAll(fresh);
    }
    return true;
  }

  private static Chunk.Task task(int place, Look look) {
    String title =
        TrailView.title(look) + (look.note().isEmpty() ? "" : ": %s".formatted(look.note()));
    return new Chunk.Task(
        TrailView.id(place), title, TrailView.status(look.state()), Optional.empty());
  }
}
