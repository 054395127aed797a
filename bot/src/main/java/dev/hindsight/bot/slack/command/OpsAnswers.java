package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.CauseDesk.Other;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview;
import dev.hindsight.bot.incident.PlanWish;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element.Button;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.DiagnosticsText;
import dev.hindsight.bot.slack.view.DigestText;
import dev.hindsight.bot.slack.view.IncidentCard;
import dev.hindsight.bot.slack.view.OverviewText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what was typed and says so, to nobody but whoever typed it. */
public class OpsAnswers {

  private final IncidentDesk desk;
  private final CauseDesk causes;
  private final Reads reads;
  private final Cards links;
  private final Explaining explaining;

  public OpsAnswers(IncidentDesk desk, CauseDesk causes, Reads reads, Cards links) {
    this.desk = desk;
    this.causes = causes;
    this.reads = reads;
    this.links = links;
    this.explaining = new Explaining(reads, links);
  }

  /** The answer to a command, after it was done. */
  public Message answer(String typed, PersonId person) {
    return answer(typed, person, Place.COMMAND);
  }

  /** The answer to words that were said somewhere, after what they ask for was done. */
  public Message answer(String typed, PersonId person, Place place) {
    OpsCommand command = OpsParser.parse(typed, place.incident());
    return (reads(command) ? desk.stranger(person) : Optional.<Answer>empty())
        .map(refused -> words(refused.text()))
        .orElseGet(() -> answer(command, person, place));
  }

  /** What is done checks for itself who may; a stop is anybody's. */
  private static boolean reads(OpsCommand command) {
    return switch (command) {
      case OpsCommand.Show _,
          OpsCommand.Explain _,
          OpsCommand.ExplainText _,
          OpsCommand.ExplainMessage _,
          OpsCommand.ExplainThread _,
          OpsCommand.Status _,
          OpsCommand.Alerts _,
          OpsCommand.Plans _,
          OpsCommand.Digest _,
          OpsCommand.Diagnostics _ ->
          true;
      case OpsCommand.Acknowledge _,
          OpsCommand.Judge _,
          OpsCommand.Review _,
          OpsCommand.Wish _,
          OpsCommand.StopAll _,
          OpsCommand.ResumeAll _,
          OpsCommand.Help _,
          OpsCommand.Misused _,
          OpsCommand.Unknown _ ->
          false;
    };
  }

  private Message answer(OpsCommand command, PersonId person, Place place) {
    return switch (command) {
      case OpsCommand.Acknowledge(IncidentId id) ->
          said(Text.escape(desk.acknowledge(id, person).text()) + link(id));
      case OpsCommand.Show(IncidentId id) -> show(id);
      case OpsCommand.Judge judge ->
          said(Text.escape(judge(judge, person)) + link(judge.incident()));
      case OpsCommand.Review(PlanId plan, String note) ->
          words(desk.reviewBreakGlass(plan, person, note).text());
      case OpsCommand.Explain(IncidentId id) -> explaining.incident(id);
      case OpsCommand.ExplainText(String text) -> explaining.text(text);
      case OpsCommand.ExplainMessage(String channel, String ts) ->
          explaining.permalink(channel, ts);
      case OpsCommand.ExplainThread _ -> explaining.thread(place);
      case OpsCommand.Status _ -> said(OverviewText.status(now(), this::name));
      case OpsCommand.Alerts _ -> said(OverviewText.alerts(now(), this::name));
      case OpsCommand.Plans _ -> said(OverviewText.plans(now(), this::name));
      case OpsCommand.Digest _ -> said(DigestText.of(reads.digest().week()));
      case OpsCommand.Wish(PlanId plan, PlanWish wish) ->
          words(desk.wish(plan, wish, person).text());
      case OpsCommand.Diagnostics(PlanId plan) ->
          DiagnosticsText.of(plan, reads.diagnostics().of(plan));
      case OpsCommand.StopAll _ -> words(desk.stopAll(person).text());
      case OpsCommand.ResumeAll _ -> words(desk.resumeAll(person).text());
      case OpsCommand.Help _ -> words("What I understand:\n" + usages(place));
      case OpsCommand.Misused(String problem, Verb verb) ->
          words("%s Nothing was done.\n%s".formatted(problem, verb.usage(place.address())));
      case OpsCommand.Unknown unknown -> unknown(unknown, place);
    };
  }

  /** Whether the answer is for nobody but whoever asks, wherever they ask. */
  public static boolean isForOneself(String typed) {
    return OpsParser.parse(typed) instanceof OpsCommand.Digest;
  }

  /** Whether it asks that something be changed. */
  public static boolean isChange(String typed) {
    OpsCommand command = OpsParser.parse(typed);
    return !reads(command)
        && !(command instanceof OpsCommand.Help
            || command instanceof OpsCommand.Misused
            || command instanceof OpsCommand.Unknown);
  }

  /** Whether it must be done even while its answer cannot be posted. */
  public static boolean isUrgent(String typed) {
    return switch (OpsParser.parse(typed)) {
      case OpsCommand.StopAll _ -> true;
      case OpsCommand.Wish(_, PlanWish wish) -> wish instanceof PlanWish.Cancel;
      default -> false;
    };
  }

  /** Explains a message that somebody pointed at. */
  public Message explain(PersonId person, String channel, String ts, String text) {
    return desk.stranger(person)
        .map(refused -> words(refused.text()))
        .orElseGet(() -> explaining.message(channel, ts, text));
  }

  private IncidentOverview.Now now() {
    return reads.overview().now();
  }

  private Message show(IncidentId id) {
    return reads
        .board()
        .view(id)
        .map(view -> said(IncidentCard.of(view).text() + link(id)))
        .orElseGet(() -> Explaining.unknown(id));
  }

  /** Of what counts now: who types has no older card in hand. */
  private String judge(OpsCommand.Judge judge, PersonId person) {
    return causes
        .choices(judge.incident())
        .map(CauseDesk.Choices::ref)
        .map(
            seen ->
                switch (judge.how()) {
                  case RIGHT -> causes.right(seen, person);
                  case UNDO -> causes.withdraw(seen, person);
                  case UNKNOWN -> causes.other(seen, new Other.Chosen(CauseDesk.UNKNOWN), person);
                  case WAS -> causes.other(seen, new Other.InWords(judge.words()), person);
                })
        .map(Answer::text)
        .orElse(
            "%s is not over, or there is no such incident; nothing was done."
                .formatted(judge.incident()));
  }

  private static Message unknown(OpsCommand.Unknown unknown, Place place) {
    String text =
        "I read “%s” as a command and do not know it; nothing was done.".formatted(unknown.typed());
    return unknown
        .meant()
        .map(meant -> offer(text, meant, place))
        .orElseGet(
            () -> words(text + " Log lines are explained after “explain”.\n" + usages(place)));
  }

  private static Message offer(String text, String meant, Place place) {
    String label = place.address() + " " + meant;
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

  private static String usages(Place place) {
    return Arrays.stream(Verb.values())
        .map(verb -> verb.usage(place.address()))
        .collect(Collectors.joining("\n"));
  }

  private static Message words(String text) {
    return said(Text.escape(text));
  }

  private static Message said(String markup) {
    return new Message(markup, List.of());
  }
}
