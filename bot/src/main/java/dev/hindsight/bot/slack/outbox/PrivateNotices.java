package dev.hindsight.bot.slack.outbox;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.incident.People.Person;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.Wanted.Place;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is written to in private: our own people alone, and nobody for ever who cannot be. */
public class PrivateNotices {

  private static final Logger LOG = LoggerFactory.getLogger(PrivateNotices.class);

  /** So often, two minutes between, where it is not known whether it may pass. */
  private static final int TRIES = 10;

  private final People people;
  private final JdbcMessages messages;

  public PrivateNotices(People people, JdbcMessages messages) {
    this.people = people;
    this.messages = messages;
  }

  /** Whether this may be sent to whom it is for. */
  Admission admit(IncidentId id, Wanted wanted) {
    if (!(wanted.place() instanceof Place.Private(String person))) {
      return new Admission.Granted();
    }
    return switch (people.find(new PersonId(person))) {
      case Person.Member _ -> new Admission.Granted();
      case Person.Unreachable _ -> new Admission.Later(ChannelReaders.SHORTLY);
      case Person.Outsider(String why) -> {
        end(id, wanted, person, why);
        yield new Admission.Never();
      }
    };
  }

  /** When to try again what was refused; empty when it is given up. */
  Optional<Duration> refused(IncidentId id, Wanted wanted, String person, Refused refused) {
    if (refused.isOfPerson() || messages.triedAgain(id, wanted.kind(), person) >= TRIES) {
      end(id, wanted, person, "Slack says " + refused.error());
      return Optional.empty();
    }
    return SlackTrouble.wait(id, wanted.kind(), refused);
  }

  private void end(IncidentId id, Wanted wanted, String person, String why) {
    LOG.warn("{} of {} is not sent to {}: {}", wanted.kind(), id, person, why);
    messages.givenUp(id, wanted.kind(), person);
  }

  /** Whether something may be sent. */
  sealed interface Admission {

    /** Now. */
    record Granted() implements Admission {}

    /** Not before it is known who it goes to. */
    record Later(Duration pause) implements Admission {}

    /** To nobody. */
    record Never() implements Admission {}
  }
}
