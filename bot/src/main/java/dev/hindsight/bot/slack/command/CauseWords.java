package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.command.OpsCommand.Judge;
import dev.hindsight.bot.slack.command.OpsCommand.Judgement;
import dev.hindsight.bot.slack.command.OpsCommand.Misused;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is said of a cause: {@code INC-7 right}, {@code INC-7 was the ledger}. */
final class CauseWords {

  private static final Pattern WAS = Pattern.compile("(?is)\\bwas\\s+(.+)$");

  private CauseWords() {}

  /**
   * @param rest the words after the verb, the incident first
   * @param text all as it was typed
   */
  static OpsCommand parse(List<String> rest, String text) {
    Optional<IncidentId> incident = rest.stream().findFirst().flatMap(IncidentId::parse);
    if (incident.isEmpty()) {
      return new Misused("Which incident?", Verb.CAUSE);
    }
    List<String> said = rest.subList(1, rest.size());
    if (said.size() > 1 && said.getFirst().equals("was")) {
      Matcher words = WAS.matcher(text);
      String name = words.find() ? words.group(1) : String.join(" ", said.subList(1, said.size()));
      return new Judge(incident.get(), Judgement.WAS, name.strip());
    }
    return Arrays.stream(Judgement.values())
        .filter(how -> how != Judgement.WAS)
        .filter(how -> said.equals(List.of(how.name().toLowerCase(java.util.Locale.ROOT))))
        .findFirst()
        .<OpsCommand>map(how -> new Judge(incident.get(), how, ""))
        .orElseGet(
            () -> new Misused("Say “right”, “was” and what, “unknown” or “undo”.", Verb.CAUSE));
  }
}
