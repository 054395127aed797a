package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One post a second and channel, and a tenth so that none overtakes its second; over all replicas;
 * in the cards' channel they go first.
 */
public class JdbcLanes {

  /** Not a channel: Slack counts edits over all of them. */
  static final String EDITS = "chat.update";

  /** The same of files. */
  static final String FILES = "files";

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final String cards;

  /**
   * @param cards the channel that cards go to
   */
  public JdbcLanes(JdbcClient jdbc, String cards) {
    this.jdbc = jdbc;
    this.cards = cards;
  }

  /** Takes the channel's next place; empty when it was taken, else how long to wait. */
  Optional<Duration> take(String channel, boolean card) {
    if (!card && cardsWait(channel)) {
      return Optional.of(Duration.ofSeconds(1).plus(turn(channel)));
    }
    boolean taken =
        1
            == jdbc.sql(
                    """
                    insert into bot.slack_lanes (channel, free_at)
                    values (:channel, clock_timestamp() + interval '1100 ms')
                    on conflict (channel) do update set free_at = excluded.free_at
                    where slack_lanes.free_at <= clock_timestamp()
                    """)
                .param("channel", channel)
                .update();
    return taken ? Optional.empty() : Optional.of(untilFree(channel).plus(turn(channel)));
  }

  /** The next one goes a second after Slack's answer, however long this one was on its way. */
  SlackAnswer posted(String channel, SlackAnswer answer) {
    block(channel, SECOND);
    return answer;
  }

  /** Nothing goes this way for so long. */
  void block(String lane, Duration wait) {
    jdbc.sql(
            """
            insert into bot.slack_lanes (channel, free_at)
            values (:lane, clock_timestamp() + :ms * interval '1 ms')
            on conflict (channel) do update
            set free_at = greatest(slack_lanes.free_at, excluded.free_at)
            """)
        .param("ms", wait.toMillis())
        .param("lane", lane)
        .update();
  }

  /** How long Slack still wants nothing this way; empty where it may go. */
  Optional<Duration> blocked(String lane) {
    return jdbc.sql(
            """
            select ceil(extract(epoch from free_at - clock_timestamp()) * 1000)::bigint
            from bot.slack_lanes where channel = :lane and free_at > clock_timestamp()
            """)
        .param("lane", lane)
        .query(Long.class)
        .optional()
        .map(Duration::ofMillis);
  }

  /** Where many wait they come one by one, not all at once for each place. */
  private Duration turn(String channel) {
    return channel.equals(cards)
        ? Duration.ofMillis(ThreadLocalRandom.current().nextLong(1 + 500L * waiting("1 hour")))
        : Duration.ZERO;
  }

  private boolean cardsWait(String channel) {
    // a card that cannot be posted at all must not hold up replies for ever
    return channel.equals(cards) && waiting("1 min") > 0;
  }

  /** Cards that are not posted yet, of those asked for so lately. */
  private int waiting(String within) {
    return jdbc.sql(
            """
            select count(*) from bot.slack_cards c
            left join bot.slack_messages m on m.incident = c.incident and m.kind = :card
            where m.ts is null and c.created_at > now() - :within::interval
              and (c.storm is null or c.own_card)
            """)
        .param("within", within)
        .param("card", Wanted.CARD)
        .query(Integer.class)
        .single();
  }

  /** Cards that wait before this one's. */
  int waiting(IncidentId id) {
    return jdbc.sql(
            """
            select count(*) from bot.slack_cards c
            left join bot.slack_messages m on m.incident = c.incident and m.kind = :card
            where m.ts is null and c.created_at > now() - interval '1 hour'
              and (c.storm is null or c.own_card) and c.incident < :id
            """)
        .param("card", Wanted.CARD)
        .param("id", id.value())
        .query(Integer.class)
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
