package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.bot.incident.RequestDesk;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists what could be run. */
final class PlaybooksVerb implements Verb {

  private static final int MOST = 40;

  private final RequestDesk desk;

  PlaybooksVerb(RequestDesk desk) {
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    String sought = call.text().orElse("").strip().toLowerCase(Locale.ROOT);
    List<String> lines =
        desk.playbooks().stream()
            .map(PlaybooksVerb::line)
            .filter(line -> line.contains(sought))
            .toList();
    if (lines.isEmpty()) {
      return Reply.words("No playbook has “%s” in it.".formatted(sought));
    }
    String more = lines.size() > MOST ? "\n… and %d more".formatted(lines.size() - MOST) : "";
    return Reply.words(lines.stream().limit(MOST).collect(Collectors.joining("\n")) + more);
  }

  static String line(PlaybookLine playbook) {
    String takes = playbook.takes().map("; takes %s"::formatted).orElse("");
    return "%s: %s%s%s"
        .formatted(
            playbook.name(), String.join(", then ", playbook.does()), causes(playbook), takes);
  }

  /** The same where there is room for a few words only. */
  static String brief(PlaybookLine playbook) {
    return playbook.name() + causes(playbook);
  }

  private static String causes(PlaybookLine playbook) {
    return playbook.causes().isEmpty()
        ? ""
        : " (for %s)".formatted(String.join(", ", playbook.causes()).replace('_', ' '));
  }
}
