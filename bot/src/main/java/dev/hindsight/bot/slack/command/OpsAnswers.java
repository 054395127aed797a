package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.EvidenceView;
import dev.hindsight.bot.slack.view.IncidentCard;
import dev.hindsight.bot.slack.view.OverviewText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Does what was typed and says so, to nobody but whoever typed it. */
public class OpsAnswers {

  private final IncidentDesk desk;
  private final IncidentBoard board;
  private final IncidentOverview overview;
  private final CardLink links;

  public OpsAnswers(
      IncidentDesk desk, IncidentBoard board, IncidentOverview overview, CardLink links) {
    this.desk = desk;
    this.board = board;
    this.overview = overview;
    this.links = links;
  }

  /** The answer to a command, after it was done. */
  public Message answer(String typed, PersonId person) {
    return switch (OpsParser.parse(typed)) {
      case OpsCommand.Acknowledge(IncidentId id) ->
          said(Text.escape(desk.acknowledge(id, person).text()) + link(id));
      case OpsCommand.Show(IncidentId id) -> show(id);
      case OpsCommand.Explain(IncidentId id) ->
          board.view(id).map(EvidenceView::reply).orElseGet(() -> unknown(id));
      case OpsCommand.Status _ -> said(OverviewText.status(overview.now(), this::name));
      case OpsCommand.Alerts _ -> said(OverviewText.alerts(overview.now(), this::name));
      case OpsCommand.Plans _ -> said(OverviewText.plans(overview.now(), this::name));
      case OpsCommand.StopAll _ -> words(desk.stopAll(person).text());
      case OpsCommand.ResumeAll _ -> words(desk.resumeAll(person).text());
      case OpsCommand.Help _ -> words("What I understand:\n" + usages());
      case OpsCommand.Misused(String problem, Verb verb) ->
          words("%s Nothing was done.\n%s".formatted(problem, verb.usage()));
      case OpsCommand.Unknown unknown -> unknown(unknown);
    };
  }

  private Message show(IncidentId id) {
    return board
        .view(id)
        .map(view -> said(IncidentCard.of(view).text() + link(id)))
        .orElseGet(() -> unknown(id));
  }

  private static Message unknown(IncidentId id) {
    return words("There is no %s.".formatted(id));
  }

  private static Message unknown(OpsCommand.Unknown unknown) {
    String text = "I do not know “%s”; nothing was done.".formatted(unknown.typed());
    return unknown
        .meant()
        .map(meant -> offer(text, meant))
        .orElseGet(() -> words(text + "\n" + usages()));
  }

  private static Message offer(String text, String meant) {
    String label = "/ops " + meant;
    return new Message(
        Text.escape("%s Did you mean %s?".formatted(text, label)),
        List.of(
            Block.section(Text.plain(text + " Did you mean this?")),
            new Block.Actions(
                "offer", List.of(Button.of(ActionIds.RUN_COMMAND, label, meant, "Run " + label)))));
  }

  /** The incident's number, as a link to its card where there is one. */
  private String name(IncidentId id) {
    return links.link(id).map(url -> "<%s|%s>".formatted(url, id)).orElse(id.toString());
  }

  private String link(IncidentId id) {
    return links.link(id).map(" <%s|Open the card>"::formatted).orElse("");
  }

  private static String usages() {
    return Arrays.stream(Verb.values()).map(Verb::usage).collect(Collectors.joining("\n"));
  }

  private static Message words(String text) {
    return said(Text.escape(text));
  }

  private static Message said(String markup) {
    return new Message(markup, List.of());
  }
}
