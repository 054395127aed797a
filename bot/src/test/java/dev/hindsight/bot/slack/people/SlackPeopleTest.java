package dev.hindsight.bot.slack.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.slack.ScriptedSlack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackPeopleTest {

  private final ScriptedSlack slack = new ScriptedSlack();
  private final SlackPeople people = people();

  private SlackPeople people() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    MethodsClient client = Slack.getInstance(config).methods("xoxb-1");
    return new SlackPeople(client, new Workspace(client));
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private Person find(String flags) {
    slack.person(
        "U1ERIN", "{\"id\":\"U1ERIN\",\"real_name\":\"Erin\",\"team_id\":\"T1\"" + flags + "}");
    return people.find(new PersonId("U1ERIN"));
  }

  @Test
  void anActiveColleagueIsAMember() {
    assertThat(find("")).isEqualTo(new Person.Member("Erin"));
  }

  @ParameterizedTest
  @CsvSource({
    "deleted, a deactivated account",
    "is_bot, a bot",
    "is_restricted, a guest",
    "is_ultra_restricted, a guest",
    "is_stranger, an account of another workspace"
  })
  void everybodyElseIsAnOutsider(String flag, String why) {
    assertThat(find(",\"%s\":true".formatted(flag))).isEqualTo(new Person.Outsider(why));
  }

  @Test
  void anotherWorkspaceIsOutside() {
    slack.person("U2", "{\"id\":\"U2\",\"name\":\"x\",\"team_id\":\"T2\"}");
    assertThat(people.find(new PersonId("U2")))
        .isEqualTo(new Person.Outsider("an account of another workspace"));
    assertThat(people.find(new PersonId("U0NOBODY"))).isInstanceOf(Person.Outsider.class);
    assertThat(people.find(new PersonId("console"))).isInstanceOf(Person.Outsider.class);
  }

  @Test
  void inAnOrganisationOneMayBeAtHomeInSeveralWorkspaces() {
    String grid =
        ",\"enterprise_user\":{\"id\":\"W1\",\"enterprise_id\":\"%s\",\"teams\":[\"T9\",\"%s\"]}";
    slack.answer(
        "auth.test",
        "{\"ok\":true,\"team_id\":\"T1\",\"enterprise_id\":\"E1\",\"is_enterprise_install\":false}");
    slack.person(
        "W1",
        "{\"id\":\"W1\",\"real_name\":\"Wim\",\"team_id\":\"T9\""
            + grid.formatted("E1", "T1")
            + "}");
    assertThat(people.find(new PersonId("W1"))).isEqualTo(new Person.Member("Wim"));
    slack.person("W2", "{\"id\":\"W2\",\"team_id\":\"T9\"" + grid.formatted("E1", "T8") + "}");
    slack.person("W3", "{\"id\":\"W3\",\"team_id\":\"T9\"" + grid.formatted("E2", "T1") + "}");
    assertThat(people.find(new PersonId("W2"))).isInstanceOf(Person.Outsider.class);
    assertThat(people.find(new PersonId("W3"))).isInstanceOf(Person.Outsider.class);
  }

  @Test
  void anOutageIsSaidNotGuessed() {
    slack.next("users.info", ScriptedSlack.Fault.SERVER_ERROR);
    assertThat(find("")).isInstanceOf(Person.Unreachable.class);
    slack.next("users.info", ScriptedSlack.Fault.RATE_LIMITED);
    assertThat(find("")).isInstanceOf(Person.Unreachable.class);
    slack.refuse("users.info", "missing_scope");
    assertThat(find("")).isInstanceOf(Person.Unreachable.class);
    slack.close();
    assertThat(find("")).isInstanceOf(Person.Unreachable.class);
  }
}
