package dev.hindsight.bot.slack.people;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The workspace the bot is installed in; asked once, it does not change with a token. */
public class Workspace {

  private final MethodsClient slack;
  private final AtomicReference<Optional<Home>> home = new AtomicReference<>(Optional.empty());

  public Workspace(MethodsClient slack) {
    this.slack = slack;
  }

  /**
   * Where the bot is at home.
   *
   * @param team the workspace's id
   * @param enterprise the organisation's id; empty for a workspace of its own
   * @param everywhere whether it is installed in the whole organisation
   */
  public record Home(String team, Optional<String> enterprise, boolean everywhere) {}

  /** The workspace's id. */
  public String team() throws IOException, SlackApiException {
    return home().team();
  }

  /** Whether somebody of this workspace may be ours; who decides is asked of Slack anyway. */
  public boolean mayBeOurs(String team) throws IOException, SlackApiException {
    // within an organisation people act in workspaces that are not their own
    return home().enterprise().isPresent() || home().team().equals(team);
  }

  Home home() throws IOException, SlackApiException {
    Optional<Home> known = home.get();
    if (known.isPresent()) {
      return known.get();
    }
    AuthTestResponse response = slack.authTest(r -> r);
    if (!response.isOk()) {
      throw new IOException("auth.test: " + response.getError());
    }
    Home found =
        new Home(
            response.getTeamId(),
            Optional.ofNullable(response.getEnterpriseId()).filter(id -> !id.isBlank()),
            response.isEnterpriseInstall());
    home.set(Optional.of(found));
    return found;
  }
}
