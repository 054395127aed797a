package dev.hindsight.bot.slack.outbox;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One post a second and channel, over all replicas; cards go before replies. */
public class JdbcLanes {

  private final JdbcClient jdbc;

  public JdbcLanes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the channel's next place; empty when it was taken, else how long to wait. */
  Optional<Duration> take(String channel, boolean card) {
    if (!card && cardsWait(channel)) {
      return Optional.of(Duration.ofSeconds(1));
    }
    boolean taken =
        1
            == jdbc.sql(
                    """
                    insert into bot.slack_lanes (channel, free_at)
                    values (:channel, clock_timestamp() + interval '1 s')
                    on conflict (channel) do update set free_at = excluded.free_at
                    where slack_lanes.free_at <= clock_timestamp()
                    """)
                .param("channel", channel)
                .update();
    return taken ? Optional.empty() : Optional.of(untilFree(channel));
  }

  /** Nothing goes to this channel for so long. */
  void block(String channel, Duration wait) {
    jdbc.sql(
            """
            update bot.slack_lanes set free_at = clock_timestamp() + :ms * interval '1 ms'
            where channel = :channel
            """)
        .param("ms", wait.toMillis())
        .param("channel", channel)
        .update();
  }

  // a card that cannot be posted at all must not hold up replies for ever
  private boolean cardsWait(String channel) {
    return jdbc.sql(
            """
            select exists (
              select 1 from bot.slack_cards c
              left join bot.slack_messages m on m.incident = c.incident and m.kind = :card
              where coalesce(m.channel, :channel) = :channel and m.ts is null
                and c.created_at > now() - interval '1 min')
            """)
        .param("card", Wanted.CARD)
        .param("channel", channel)
        .query(Boolean.class)
        .single();
  }

  private Duration untilFree(String channel) {
    long ms =
        jdbc.sql(
                """
                select ceil(extract(epoch from free_at - clock_timestamp()) * 1000)::bigint
                from bot.slack_lanes where channel = :channel
                """)
            .param("channel", channel)
            .query(Long.class)
            .single();
    return Duration.ofMillis(Math.max(ms, 50));
  }
}
