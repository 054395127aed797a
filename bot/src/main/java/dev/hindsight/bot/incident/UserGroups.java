package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Duration;
import java.util.List;

/** Groups of people that are kept in the chat. */
@FunctionalInterface
public interface UserGroups {

  /**
   * Who is in a group; never throws for an outage, says {@link Members.Unknown}. Somebody who is in
   * it may be deactivated: that is asked elsewhere.
   *
   * @param group its id in the chat, {@code S…}
   * @param noOlderThan what is known for longer is asked again
   */
  Members members(String group, Duration noOlderThan);

  /** What is known of a group. */
  sealed interface Members {

    /** These people, by the chat's ids. */
    record Known(List<PersonId> people) implements Members {

      public Known {
        people = List.copyOf(people);
      }
    }

    /** Could not be asked, or there is no such group. */
    record Unknown(String why) implements Members {}
  }
}
