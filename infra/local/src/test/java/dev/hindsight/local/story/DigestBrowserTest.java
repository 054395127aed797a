package dev.hindsight.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A manager's weeks, as they see them: the digest in the channel, its thread, a quiet week, Home.
 */
class DigestBrowserTest {

  private Story story;
  private Tabs tabs;
  private Tab morgan;

  @BeforeEach
  void begin(@TempDir Path dir) throws IOException {
    tabs = new Tabs(1300);
    story = new Story(dir);
    morgan = tabs.open(story.slack, "morgan");
  }

  @AfterEach
  void end() throws IOException {
    if (tabs != null) {
      tabs.close();
    }
    if (story != null) {
      story.close();
    }
  }

  @Test
  void aChannelHearsOfItsWeeksOnMondays() throws IOException {
    history();
    turnOn();
    monday();
    story.await("the digest", () -> digests().size() == 1);
    Message digest = digests().getFirst();
    story.await(
        "its details", () -> !story.slack.thread(Workspace.INCIDENTS, digest.ts()).isEmpty());
    assertThat(digest.text()).contains("Alerts: 14", "Incidents: 5", "To decide:");
    assertThat(digest.contains("slack_file")).isTrue();
    morgan.find("messages").locator("img").first().waitFor();
    morgan.surface("digest");
    morgan.press("open-thread");
    morgan.sees(morgan.find("thread"), "Causes by category");
    morgan.surface("digest-thread");
    morgan.press("thread-close");

    monday();
    story.await("the next one", () -> digests().size() == 2);
    assertThat(digests().getLast().text()).contains("A quiet week");
    morgan.find("messages").getByText("A quiet week").first().waitFor();
    morgan.surface("digest-quiet");
    home();
  }

  private void home() throws IOException {
    morgan.press("channel-hindsight");
    morgan.press("tab-home");
    morgan.find("home").getByText("Turn on").first().click();
    morgan.sees(morgan.find("home"), "next: ");
    morgan.surface("home-digest");
  }

  private void turnOn() {
    story.slack.slash(Workspace.MORGAN, Workspace.INCIDENTS, "/ops digest on");
    story.await("a question", () -> !story.slack.ephemerals(Workspace.MORGAN).isEmpty());
    Message question = story.slack.ephemerals(Workspace.MORGAN).getLast();
    assertThat(question.text())
        .contains("would come to <#" + Workspace.INCIDENTS + ">: Mondays 09:00");
    story.slack.click(Workspace.MORGAN, Workspace.INCIDENTS, question.ts(), "do_command");
    story.await(
        "it is on",
        () ->
            1
                == story
                    .jdbc
                    .sql("select count(*) from bot.digest_subscriptions where active")
                    .query(Integer.class)
                    .single());
  }

  /** Half past nine of the next Monday there. */
  private void monday() {
    ZoneId zone =
        ZoneId.of(
            story
                .jdbc
                .sql("select zone from bot.digest_subscriptions")
                .query(String.class)
                .single());
    ZonedDateTime now = story.clock.instant().atZone(zone);
    ZonedDateTime next =
        now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).withHour(9).withMinute(30);
    story.advance(Duration.between(now, next));
  }

  private List<Message> digests() {
    return story.slack.messages(Workspace.INCIDENTS).stream()
        .filter(m -> m.text().startsWith("Weekly digest"))
        .toList();
  }

  /** Incidents and alerts of these days, as if they had been. */
  private void history() {
    for (int i = 0; i < 5; i++) {
      story
          .jdbc
          .sql(
              """
              insert into bot.incidents (correlation_key, cluster, namespace, service, severity,
                state, title, summary, opened_at, acknowledged_at, resolved_at, findings)
              select 'past' || :i, 'c', 'shop', :service, :severity, 'RESOLVED',
                :service || ': ' || :what, 's', at, at + make_interval(mins => :i + 2),
                at + make_interval(mins => 20 * :i + 15),
                jsonb_build_object('category', :category::text)
              from (select :now::timestamptz - interval '1 min' as at) as moment
              """)
          .param("i", i)
          .param("service", List.of("checkout", "ledger", "payments").get(i % 3))
          .param("severity", i == 0 ? "SEV1" : "SEV3")
          .param("what", List.of("container out of memory", "disk full").get(i % 2))
          .param("category", i < 4 ? "oom_killed" : "disk_full")
          .param("now", story.clock.instant().toString())
          .update();
    }
    for (int i = 0; i < 14; i++) {
      story
          .jdbc
          .sql(
              """
              insert into bot.alerts (source, fingerprint, starts_at, status, ends_at, labels,
                annotations, first_seen, last_seen)
              values ('past', 'past' || :i, :now::timestamptz, 'RESOLVED', :now::timestamptz,
                jsonb_build_object('alertname', :name::text), '{}', :now::timestamptz,
                :now::timestamptz)
              """)
          .param("i", i)
          .param("name", i < 9 ? "KubePodCrashLooping" : "DiskFull")
          .param("now", story.clock.instant().toString())
          .update();
    }
  }
}
