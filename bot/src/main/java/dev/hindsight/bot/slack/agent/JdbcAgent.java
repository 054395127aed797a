package dev.hindsight.bot.slack.agent;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pane must know beyond a replica's life: streams, stops, votes. */
public class JdbcAgent {

  private final JdbcClient jdbc;

  public JdbcAgent(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A stream was begun for what was said. */
  void begun(String event, String ts) {
    jdbc.sql("delete from bot.agent_streams where at < now() - interval '1 day'").update();
    jdbc.sql(
            """
            insert into bot.agent_streams (event, ts) values (:event, :ts)
            on conflict (event) do update set ts = excluded.ts, at = now()
            """)
        .param("event", event)
        .param("ts", ts)
        .update();
  }

  /**
   * The stream that was begun and not ended: whoever began it died or failed. It is empty once it
   * was abandoned.
   */
  Optional<String> open(String event) {
    return jdbc.sql("select ts from bot.agent_streams where event = :event")
        .param("event", event)
        .query(String.class)
        .optional();
  }

  /** Whatever was begun is closed as it was, and no other is begun for the same. */
  void abandoned(String event) {
    begun(event, "");
  }

  void ended(String event) {
    jdbc.sql("delete from bot.agent_streams where event = :event").param("event", event).update();
  }

  /** Whoever works on something that was said before in this thread stops. */
  void stop(String channel, String thread, String person) {
    jdbc.sql("delete from bot.agent_stops where at < now() - interval '1 day'").update();
    jdbc.sql(
            """
            insert into bot.agent_stops (channel, thread, person)
            values (:channel, :thread, :person)
            on conflict (channel, thread) do update set person = excluded.person, at = now()
            """)
        .param("channel", channel)
        .param("thread", thread)
        .param("person", person)
        .update();
  }

  /** Whether Stop was pressed in the thread since this was said. */
  boolean stopped(String event, String channel, String thread) {
    return jdbc.sql(
            """
            select exists (
              select 1 from bot.agent_stops
              where channel = :channel and thread = :thread
                and at >= (select at from bot.slack_inbox where key = :key))
            """)
        .param("channel", channel)
        .param("thread", thread)
        .param("key", "event " + event)
        .query(Boolean.class)
        .single();
  }

  /** Keeps what somebody thinks of an answer; their last word counts. */
  void vote(String channel, String answer, String person, boolean helpful) {
    jdbc.sql(
            """
            insert into bot.agent_votes (channel, answer, person, helpful)
            values (:channel, :answer, :person, :helpful)
            on conflict (channel, answer, person)
            do update set helpful = excluded.helpful, at = now()
            """)
        .param("channel", channel)
        .param("answer", answer)
        .param("person", person)
        .param("helpful", helpful)
        .update();
  }
}
