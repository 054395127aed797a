package dev.hindsight.bot.slack.agent;

import dev.hindsight.bot.incident.IncidentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the pane suggests to ask, by what the person looks at beside it. */
public final class Prompts {

  /** One suggestion: what is shown, and what is said when it is chosen. */
  public record Prompt(String title, String message) {}

  /** For everywhere, and in the app's manifest. */
  public static final List<Prompt> GENERAL =
      List.of(
          new Prompt("What is open?", "status"),
          new Prompt("What is firing?", "alerts"),
          new Prompt("Which plans wait?", "plans"));

  private Prompts() {}

  /**
   * At most four.
   *
   * @param latest the newest open incident, where the channel of incidents is open beside the pane
   */
  static List<Prompt> of(Optional<IncidentId> latest) {
    List<Prompt> prompts = new ArrayList<>();
    latest.ifPresent(
        id -> prompts.add(new Prompt("Explain the latest incident here", "explain " + id)));
    prompts.addAll(GENERAL);
    return List.copyOf(prompts);
  }
}
