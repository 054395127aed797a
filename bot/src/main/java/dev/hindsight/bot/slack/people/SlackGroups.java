package dev.hindsight.bot.slack.people;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.UserGroups;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Slack's user groups, remembered for as long as whoever asks allows. */
public class SlackGroups implements UserGroups {

  private final MethodsClient slack;
  private final Workspace workspace;
  private final LongSupplier nanos;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  /**
   * @param slack with a call timeout short enough for a click, about 2 s
   */
  public SlackGroups(MethodsClient slack, Workspace workspace) {
    this(slack, workspace, System::nanoTime);
  }

  SlackGroups(MethodsClient slack, Workspace workspace, LongSupplier nanos) {
    this.slack = slack;
    this.workspace = workspace;
    this.nanos = nanos;
  }

  private record Read(List<PersonId> people, long at) {}

  /** Something about people or groups has changed. */
  public void forget() {
    read.clear();
  }

  @Override
  public Members members(String group, Duration noOlderThan) {
    Read before = read.get(group);
    return before != null && nanos.getAsLong() - before.at() < noOlderThan.toNanos()
        ? new Members.Known(before.people())
        : ask(group);
  }

  /** One after the other, so that several who ask at once cost one call. */
  private synchronized Members ask(String group) {
    long asked = nanos.getAsLong();
    try {
      String team = workspace.team();
      UsergroupsUsersListResponse response =
          slack.usergroupsUsersList(r -> r.usergroup(group).teamId(team));
      if (!response.isOk()) {
        return unknown(group, response.getError());
      }
      List<PersonId> people = response.getUsers().stream().map(PersonId::new).toList();
      read.put(group, new Read(people, asked));
      return new Members.Known(people);
    } catch (IOException | SlackApiException e) {
      return unknown(group, "no answer");
    }
  }

  private static Members unknown(String group, String why) {
    return new Members.Unknown(
        "Slack did not say who is in the group %s: %s".formatted(group, why));
  }
}
