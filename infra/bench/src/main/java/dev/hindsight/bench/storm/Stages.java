package dev.hindsight.bench.storm;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Spread;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where an answer's time went, told by what the bot asked Slack on its way: who reads the channel,
 * once before it makes the answer and once before it posts it.
 *
 * @param begun from the question to the first look at the channel: kept, acknowledged, its turn
 * @param made from there to the last look: the channel's place, and the words
 * @param posted from there to the post
 */
record Stages(List<Duration> begun, List<Duration> made, List<Duration> posted) {

  Stages() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Adds one answer, where its way is in the journal; a bot that died leaves half of it. */
  void add(Journal journal, String said, Instant asked) {
    List<ApiCall> way =
        journal.calls().stream()
            .filter(call -> !call.at().isBefore(asked))
            .filter(call -> Workspace.GENERAL.equals(call.args().get("channel")))
            .toList();
    List<Instant> looks =
        way.stream()
            .filter(call -> call.method().equals("conversations.info"))
            .map(ApiCall::at)
            .toList();
    way.stream()
        .filter(call -> call.method().equals("chat.postMessage"))
        .filter(call -> Objects.equals(call.args().get("thread_ts"), said))
        .findFirst()
        .filter(_ -> looks.size() >= 2)
        .ifPresent(
            post -> {
              begun.add(Duration.between(asked, looks.getFirst()));
              made.add(Duration.between(looks.getFirst(), looks.getLast()));
              posted.add(Duration.between(looks.getLast(), post.at()));
            });
  }

  /** The 95th percentiles. */
  ResultLine on(ResultLine line, String prefix) {
    return line.with(prefix + "begun_p95_ms", p95(begun))
        .with(prefix + "made_p95_ms", p95(made))
        .with(prefix + "posted_p95_ms", p95(posted));
  }

  private static double p95(List<Duration> all) {
    return all.isEmpty() ? Double.NaN : Spread.of(all).percentile(95);
  }
}
