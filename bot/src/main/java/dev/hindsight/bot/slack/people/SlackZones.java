package dev.hindsight.bot.slack.people;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersInfoResponse;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.digest.Zones;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The zone in a person's Slack profile, asked live. */
public class SlackZones implements Zones {

  private static final Logger LOG = LoggerFactory.getLogger(SlackZones.class);

  private final MethodsClient slack;

  public SlackZones(MethodsClient slack) {
    this.slack = slack;
  }

  @Override
  public Optional<ZoneId> of(PersonId person) {
    try {
      UsersInfoResponse answer = slack.usersInfo(r -> r.user(person.value()));
      return answer.isOk()
          ? Optional.ofNullable(answer.getUser().getTz()).flatMap(SlackZones::zone)
          : Optional.empty();
    } catch (IOException | SlackApiException e) {
      LOG.warn("Slack did not say in which zone {} is: {}", person, e.toString());
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      LOG.warn("Slack names a zone that is none: {}", name);
      return Optional.empty();
    }
  }
}
