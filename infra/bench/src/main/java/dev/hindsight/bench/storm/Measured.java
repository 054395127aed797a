package dev.hindsight.bench.storm;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.storm.Bystanders.Waits;
import java.util.List;

/**
 * What a storm came to.
 *
 * @param incidents that were opened
 * @param posts messages in their channel, threads included
 * @param mostPosts in any second
 * @param calm how long others waited just before
 * @param storm how long they waited in it
 * @param lost incidents shown nowhere
 * @param wrong incidents shown otherwise than they are, in words
 */
record Measured(
    int incidents,
    int posts,
    int mostPosts,
    Waits calm,
    Waits storm,
    List<String> lost,
    List<String> wrong) {

  /** Nothing lost, nothing wrong, and no second with two posts. */
  boolean good() {
    return lost.isEmpty()
        && wrong.isEmpty()
        && mostPosts <= 1
        && !storm.elsewhere().isEmpty()
        && !storm.approvals().isEmpty();
  }

  ResultLine resultLine() {
    ResultLine line = new ResultLine("storm");
    line = calm.stages().on(line, "calm_");
    return storm
        .stages()
        .on(line, "")
        .with("incidents", incidents)
        .with("posts", posts)
        .with("max_posts_per_s", mostPosts)
        .with("calm_other_channel_p95_ms", calm.elsewhereP95())
        .with("other_channel_p95_ms", storm.elsewhereP95())
        .with("orphans", storm.orphans().size())
        .with("orphan_max_ms", storm.orphansMax())
        .with("calm_approvals_p95_ms", calm.approvalsP95())
        .with("approvals_p95_ms", storm.approvalsP95())
        .with("lost", lost.size())
        .with("wrong_final", wrong.size());
  }
}
