package dev.hindsight.bot.slack.people;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.UserGroups;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Slack's user groups, remembered for as long as whoever asks allows. */
public class SlackGroups implements UserGroups {

  /** Where Slack itself does not answer. */
  private static final String ANY = "*";

  /**
   * A group that cannot be read holds nobody up for long; about as long as a second press takes.
   */
  private static final Duration REST = Duration.ofSeconds(3);

  private final MethodsClient slack;
  private final Workspace workspace;
  private final LongSupplier nanos;
  private final Map<String, Read> read = new ConcurrentHashMap<>();
  private final Map<String, Failure> failed = new ConcurrentHashMap<>();

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

  private record Failure(Members.Unknown said, long at, Duration rest) {}

  /** Who is in a group has changed; Slack is left alone all the same where it asked for that. */
  public void forget() {
    read.clear();
  }

  @Override
  public Members members(String group, Duration noOlderThan) {
    return remembered(group, noOlderThan).orElseGet(() -> ask(group, noOlderThan));
  }

  private Optional<Members> remembered(String group, Duration noOlderThan) {
    return Optional.ofNullable(read.get(group))
        .filter(known -> isWithin(known.at(), noOlderThan))
        .<Members>map(known -> new Members.Known(known.people()))
        .or(
            () ->
                Stream.of(group, ANY)
                    .flatMap(name -> Optional.ofNullable(failed.get(name)).stream())
                    .filter(failure -> isWithin(failure.at(), failure.rest()))
                    .<Members>map(Failure::said)
                    .findFirst());
  }

  private boolean isWithin(long at, Duration time) {
    return nanos.getAsLong() - at < time.toNanos();
  }

  /** One after the other, so that several who ask at once cost one call. */
  private synchronized Members ask(String group, Duration noOlderThan) {
    return remembered(group, noOlderThan).orElseGet(() -> ask(group));
  }

  private Members ask(String group) {
    long asked = nanos.getAsLong();
    try {
      String team = workspace.team();
      UsergroupsUsersListResponse response =
          slack.usergroupsUsersList(r -> r.usergroup(group).teamId(team));
      if (!response.isOk()) {
        return unknown(group, group, response.getError(), REST);
      }
      List<PersonId> people = response.getUsers().stream().map(PersonId::new).toList();
      read.put(group, new Read(people, asked));
      return new Members.Known(people);
    } catch (SlackApiException e) {
      return unknown(ANY, group, "no answer", rest(e));
    } catch (IOException e) {
      return unknown(ANY, group, "no answer", REST);
    }
  }

  private static Duration rest(SlackApiException e) {
    return SlackCalls.failed(e) instanceof SlackAnswer.Busy(Duration pause)
            && pause.compareTo(REST) > 0
        ? pause
        : REST;
  }

  /**
   * @param whose what it says something of: one group, or any
   */
  private Members unknown(String whose, String group, String why, Duration rest) {
    Members.Unknown said =
        new Members.Unknown("Slack did not say who is in the group %s: %s".formatted(group, why));
    failed.put(whose, new Failure(said, nanos.getAsLong(), rest));
    return said;
  }
}
