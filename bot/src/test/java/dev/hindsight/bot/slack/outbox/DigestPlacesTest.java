package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.slack.ScriptedSlack;
import dev.hindsight.bot.slack.ScriptedSlack.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has a say in a channel's digest is whoever Slack says is in it. */
class DigestPlacesTest {

  private static final String LAST = "{\"ok\":true,\"members\":[\"U2\"]}";

  private final ScriptedSlack slack = new ScriptedSlack();
  private final DigestPlaces places = places();

  private DigestPlaces places() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    return new DigestPlaces(
        Slack.getInstance(config).methods("xoxb-1"), _ -> new People.Person.Member("Erin"));
  }

  @AfterEach
  void close() {
    slack.close();
  }

  @Test
  void theyAreLookedForPageByPage() {
    slack.answer(
        "conversations.members",
        "{\"ok\":true,\"members\":[\"U1\"],\"response_metadata\":{\"next_cursor\":\"two\"}}");
    slack.answer("conversations.members", LAST);
    assertThat(places.foreign("C1", new PersonId("U2"))).isEmpty();
    assertThat(slack.calls("conversations.members").getLast()).containsEntry("cursor", "two");
    slack.answer("conversations.members", LAST);
    assertThat(places.foreign("C1", new PersonId("U3"))).contains("you are not in that channel");
  }

  @Test
  void whereSlackDoesNotSayNobodyHasASay() {
    slack.refuse("conversations.members", "channel_not_found");
    assertThat(places.foreign("C1", new PersonId("U2")).orElseThrow()).contains("cannot see");
    slack.next("conversations.members", Fault.SERVER_ERROR);
    assertThat(places.foreign("C1", new PersonId("U2")).orElseThrow()).contains("try again");
  }
}
