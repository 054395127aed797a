package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.slack.view.Approvals;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which verb each word of the grammar is. */
final class Verbs {

  private final Map<Word, Verb> verbs = new EnumMap<>(Word.class);

  Verbs(OpsDesks desks) {
    Finder finder = new Finder(desks.reads(), desks.cards());
    for (Word word : Word.values()) {
      verbs.put(word, verb(word, desks, finder));
    }
  }

  Verb of(Word word) {
    return Objects.requireNonNull(verbs.get(word));
  }

  private static Verb verb(Word word, OpsDesks desks, Finder finder) {
    Reads reads = desks.reads();
    Explaining explaining = new Explaining(desks);
    Moving moving = new Moving(finder, desks.handling());
    return switch (word) {
      case DESK -> new DeskVerb(desks, finder);
      case HELP -> new HelpVerb(desks);
      case STATUS -> new StatusVerb(reads, finder);
      case ALERTS -> new AlertsVerb(reads.alerts(), finder, desks.clock());
      case INCIDENT -> new IncidentVerb(finder);
      case ACK -> new AckVerb(finder, desks.incidents());
      case EXPLAIN -> new ExplainVerb(explaining);
      case ASK -> new AskVerb(explaining, desks);
      case DRAFT -> new DraftVerb(desks);
      case INVESTIGATE -> new InvestigateVerb(desks);
      case TIMELINE -> new TimelineVerb(finder, desks);
      case CAUSE -> new CauseVerb(finder, desks.causes());
      case PLANS -> new PlansVerb(reads, finder, "There is no plan.", _ -> true);
      case RUNS -> new PlansVerb(reads, finder, "Nothing runs.", Approvals::active);
      case PLAN -> new PlanVerb(reads, finder, desks.incidents());
      case EDIT -> new EditVerb(finder, desks.changes());
      case CANCEL -> new CancelVerb(finder, desks.incidents());
      case APPROVALS -> new ApprovalsVerb(desks, finder);
      case REVIEW -> new ReviewVerb(finder);
      case STOP ->
          new StopVerb(
              new CancelVerb(finder, desks.incidents()),
              desks.incidents(),
              desks.assistant().inquiries());
      case RESUME -> new ResumeVerb(desks.incidents());
      case GLASS -> new GlassVerb(finder, desks.incidents());
      case DECLARE -> new DeclareVerb(finder, desks.declarations());
      case ASSIGN -> new AssignVerb(moving);
      case SEVERITY -> new SeverityVerb(moving);
      case UPDATE ->
          new TellVerb(
              moving, "All who follow it would be told:", Move.Update::new, _ -> Optional.empty());
      case NOTE ->
          new TellVerb(
              moving,
              "Its timeline would say:",
              Move.Note::new,
              desks.assistant().timelines()::words);
      case SNOOZE -> new SnoozeVerb(moving, desks.zones(), desks.clock());
      case RESOLVE -> new ResolveVerb(moving);
      case NUDGE -> new NudgeVerb(moving);
      case PLAYBOOKS -> new PlaybooksVerb(desks.requests());
      case RUN -> new RunVerb(finder, desks.requests());
      case TRACE -> new TraceVerb(finder);
      case ONCALL -> new OncallVerb(desks.oncall());
      case HANDOFF -> new HandoffVerb(reads, finder, desks.shifts(), desks.oncall(), desks.clock());
      case SETTINGS -> new SettingsVerb(desks);
      case WHOAMI -> new WhoamiVerb(desks);
      case FEEDBACK -> new FeedbackVerb(desks.feedback());
      case DIGEST -> new DigestVerb(reads.digest());
    };
  }
}
