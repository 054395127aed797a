package dev.hindsight.bench.storm;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.Spread;
import java.time.Duration;
import java.util.List;

/**
 * What a storm came to.
 *
 * @param incidents that were opened
 * @param posts messages in their channel, threads included
 * @param mostPosts in any second
 * @param elsewhere from a question in another channel to its answer
 * @param approvals from an approver's yes to the notice that says so
 * @param lost incidents shown nowhere
 * @param wrong incidents shown otherwise than they are, in words
 */
record Measured(
    int incidents,
    int posts,
    int mostPosts,
    List<Duration> elsewhere,
    List<Duration> approvals,
    List<String> lost,
    List<String> wrong) {

  /** Nothing lost, nothing wrong, and no second with two posts. */
  boolean good() {
    return lost.isEmpty()
        && wrong.isEmpty()
        && mostPosts <= 1
        && !elsewhere.isEmpty()
        && !approvals.isEmpty();
  }

  ResultLine resultLine() {
    return new ResultLine("storm")
        .with("incidents", incidents)
        .with("posts", posts)
        .with("max_posts_per_s", mostPosts)
        .with("other_channel_p95_ms", p95(elsewhere))
        .with("approvals_p95_ms", p95(approvals))
        .with("lost", lost.size())
        .with("wrong_final", wrong.size());
  }

  private static double p95(List<Duration> all) {
    return all.isEmpty() ? Double.NaN : Spread.of(all).percentile(95);
  }
}
