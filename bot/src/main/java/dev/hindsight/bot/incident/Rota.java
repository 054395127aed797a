package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roster as of now: people in place of the chat's groups that it names. */
final class Rota {

  private final Roster roster;
  private final UserGroups groups;

  Rota(Roster roster, UserGroups groups) {
    this.roster = roster;
    this.groups = groups;
  }

  /**
   * Who is listed now.
   *
   * @param roster without those of groups that cannot be read
   * @param unknown why it is not complete
   */
  record Now(Roster roster, Optional<String> unknown) {}

  /**
   * @param noOlderThan how old what is known of a group may be
   */
  Now now(Duration noOlderThan) {
    Map<String, List<PersonId>> known = new HashMap<>();
    Optional<String> unknown = Optional.empty();
    for (String group : roster.chatGroups()) {
      switch (groups.members(group, noOlderThan)) {
        case UserGroups.Members.Known(List<PersonId> people) -> known.put(group, people);
        case UserGroups.Members.Unknown(String why) -> unknown = Optional.of(why);
      }
    }
    return new Now(roster.with(known), unknown);
  }
}
