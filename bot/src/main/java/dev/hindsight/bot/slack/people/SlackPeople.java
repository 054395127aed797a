package dev.hindsight.bot.slack.people;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.People;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks people up in the workspace, live: a deactivated account must count at once. */
public class SlackPeople implements People {

  private static final Set<String> NOBODY = Set.of("user_not_found", "users_not_found");

  private final MethodsClient slack;
  private final Workspace workspace;

  /**
   * @param slack with a call timeout short enough for a click, about 2 s
   */
  public SlackPeople(MethodsClient slack, Workspace workspace) {
    this.slack = slack;
    this.workspace = workspace;
  }

  @Override
  public Person find(PersonId id) {
    if (!id.value().matches("[UW][A-Z0-9]+")) {
      return new Person.Outsider("not a Slack account");
    }
    try {
      Workspace.Home home = workspace.home();
      UsersInfoResponse response = slack.usersInfo(r -> r.user(id.value()));
      return response.isOk()
          ? judge(response.getUser(), home)
          : failed(Optional.ofNullable(response.getError()).orElse("no reason given"));
    } catch (IOException | SlackApiException e) {
      return new Person.Unreachable("Slack did not answer who this is");
    }
  }

  private static Person failed(String error) {
    return NOBODY.contains(error)
        ? new Person.Outsider("no such account")
        : new Person.Unreachable("Slack did not say who this is: " + error);
  }

  private static Person judge(User user, Workspace.Home home) {
    return outside(user, home)
        .<Person>map(Person.Outsider::new)
        .orElseGet(() -> new Person.Member(name(user)));
  }

  private static Optional<String> outside(User user, Workspace.Home home) {
    if (user.isDeleted()) {
      return Optional.of("a deactivated account");
    }
    if (user.isBot() || user.isWorkflowBot() || user.getId().equals("USLACKBOT")) {
      return Optional.of("a bot");
    }
    if (user.isRestricted() || user.isUltraRestricted()) {
      return Optional.of("a guest");
    }
    return user.isStranger() || !isAtHome(user, home)
        ? Optional.of("an account of another workspace")
        : Optional.empty();
  }

  /** In an organisation somebody's first workspace may be another one than ours. */
  private static boolean isAtHome(User user, Workspace.Home home) {
    return home.team().equals(user.getTeamId())
        || Optional.ofNullable(user.getEnterpriseUser())
            .filter(in -> home.enterprise().equals(Optional.ofNullable(in.getEnterpriseId())))
            .filter(in -> home.everywhere() || teams(in).contains(home.team()))
            .isPresent();
  }

  private static List<String> teams(User.EnterpriseUser in) {
    return Optional.ofNullable(in.getTeams()).orElse(List.of());
  }

  private static String name(User user) {
    return Optional.ofNullable(user.getRealName())
        .filter(name -> !name.isBlank())
        .or(() -> Optional.ofNullable(user.getName()))
        .orElse(user.getId());
  }
}
