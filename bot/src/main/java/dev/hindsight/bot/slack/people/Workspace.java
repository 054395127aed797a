package dev.hindsight.bot.slack.people;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** The workspace the bot is installed in; asked once, it does not change with a token. */
public class Workspace {

  private final MethodsClient slack;
  private final AtomicReference<String> team = new AtomicReference<>("");

  public Workspace(MethodsClient slack) {
    this.slack = slack;
  }

  /** The workspace's id. */
  public String team() throws IOException, SlackApiException {
    String known = team.get();
    if (!known.isEmpty()) {
      return known;
    }
    AuthTestResponse response = slack.authTest(r -> r);
    if (!response.isOk()) {
      throw new IOException("auth.test: " + response.getError());
    }
    team.set(response.getTeamId());
    return response.getTeamId();
  }
}
