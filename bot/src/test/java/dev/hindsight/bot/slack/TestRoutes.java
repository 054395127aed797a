package dev.hindsight.bot.slack;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.actions.WishRange;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.incident.AlertList;
import dev.hindsight.bot.incident.AnswerView;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.Declarations.Declaration;
import dev.hindsight.bot.incident.Declarations.Declared;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.InquiryDesk;
import dev.hindsight.bot.incident.InquiryWatch;
import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.incident.PlanDrafts.Drafted;
import dev.hindsight.bot.incident.RequestDesk;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.incident.ShiftDesk;
import dev.hindsight.bot.incident.TimelineDesk;
import dev.hindsight.bot.slack.agent.AgentCalls;
import dev.hindsight.bot.slack.agent.JdbcAgent;
import dev.hindsight.bot.slack.agent.PaneDesk;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.Assistant;
import dev.hindsight.bot.slack.command.Cards;
import dev.hindsight.bot.slack.command.DigestDesk;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.command.OpsDesks;
import dev.hindsight.bot.slack.command.Reads;
import dev.hindsight.bot.slack.outbox.ChannelReaders;
import dev.hindsight.bot.slack.outbox.Heard;
import dev.hindsight.bot.slack.outbox.JdbcChannels;
import dev.hindsight.bot.slack.outbox.JdbcInbox;
import dev.hindsight.bot.slack.outbox.JdbcLanes;
import dev.hindsight.bot.slack.outbox.SharedAnswer;
import dev.hindsight.bot.slack.outbox.SlackCalls;
import dev.hindsight.bot.slack.view.HomeView;
import dev.hindsight.bot.slack.view.TestHomes;
import dev.hindsight.bot.slack.view.TestTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All routes on a real database, over a desk and incidents of the test's own; INC-7's card is
 * message 7.7 in C1.
 */
final class TestRoutes {

  static final DataSource DATABASE = TestDatabase.with("bot");

  static final Cards CARDS =
      new Cards() {
        @Override
        public Optional<IncidentId> incidentAt(String channel, String ts) {
          return channel.equals("C1") && ts.equals("7.7")
              ? Optional.of(new IncidentId(7))
              : Optional.empty();
        }

        @Override
        public Optional<String> link(IncidentId id) {
          return Optional.of("https://example.slack.com/p7");
        }
      };

  private static final OnCall.Turn TURN =
      new OnCall.Turn(
          "shop",
          new PersonId("U1ERIN"),
          Instant.parse("2026-03-30T07:00:00Z"),
          new PersonId("U2ADA"));

  volatile boolean linksFail;

  /** A plan that is on no card. */
  volatile Optional<PlanStatus> earlier = Optional.empty();

  private final Cards cards =
      new Cards() {
        @Override
        public Optional<IncidentId> incidentAt(String channel, String ts) {
          return CARDS.incidentAt(channel, ts);
        }

        @Override
        public Optional<String> link(IncidentId id) {
          if (linksFail) {
            throw new IllegalStateException("no connection is free");
          }
          return CARDS.link(id);
        }
      };

  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> changed = new CopyOnWriteArrayList<>();
  final List<String> gone = new CopyOnWriteArrayList<>();
  final AtomicInteger groupsForgotten = new AtomicInteger();
  final List<String> away = new CopyOnWriteArrayList<>();
  final List<Heard> heard = new CopyOnWriteArrayList<>();
  final TestChanges changes = new TestChanges(asked::add);
  final OpsAnswers answers;
  final SlackRoutes routes;
  final Worker worker;
  volatile boolean inboxFails;
  volatile Answer made = new Answer.Accepted("made");

  TestRoutes(SlackClients clients, Whisper whisper, IncidentDesk desk, List<IncidentView> views) {
    this(clients, whisper, desk, new TestCauses(), views, DATABASE);
  }

  TestRoutes(
      SlackClients clients,
      Whisper whisper,
      IncidentDesk desk,
      CauseDesk causes,
      List<IncidentView> views,
      DataSource database) {
    Reads reads =
        new Reads(
            id -> views.stream().filter(view -> view.id().equals(id)).findFirst(),
            () -> new Now(views, Optional.empty()),
            this::wished,
            TestTexts::explain,
            (words, person, channel) ->
                new DigestDesk.Wish.Say(
                    new Message(
                        "Digest: %s of %s".formatted(words, channel.orElse("nowhere")), List.of())),
            plan -> List.of(new KeptText("previous logs of " + plan, "<!channel> out of memory")),
            id ->
                views.stream()
                    .flatMap(v -> v.plan().stream())
                    .filter(p -> p.id().equals(id))
                    .findFirst()
                    .or(() -> earlier.filter(p -> p.id().equals(id))));
    OpsDesks ops =
        new OpsDesks(
            desk,
            changes,
            causes,
            this::made,
            this::declared,
            this::kept,
            new TestShifts(),
            new TestRequests(),
            () -> List.of(TURN),
            _ -> List.of(new PersonId("U2ADA")),
            reads,
            cards,
            _ -> ZoneId.of("Europe/Berlin"),
            unaided(),
            Clock.fixed(Instant.parse("2026-03-28T12:00:00Z"), ZoneOffset.UTC));
    answers = new OpsAnswers(ops, FormWindows.alone(new Windows(clients.quick())));
    JdbcInteractions kept = new JdbcInteractions(database);
    Desks desks =
        new Desks(
            new Clicks(desk, reads.board(), new Windows(clients.quick())),
            new Decisions(desk, reads.plans()),
            new Judgements(causes, desk, new Windows(clients.quick())),
            new Commands(
                answers,
                new OpsAnswers(ops, FormWindows.onTop(new Windows(clients.quick()))),
                new SharedAnswer(
                    new SlackCalls(clients.methods()),
                    new JdbcLanes(JdbcClient.create(database), "C9"),
                    new JdbcChannels(JdbcClient.create(database)),
                    new JdbcInbox(JdbcClient.create(database)),
                    Whisper::sleep),
                new ChannelReaders(clients.quick(), (_, _) -> {}),
                kept::mayComeAgain),
            new Shortcuts(answers, CARDS),
            new Mentions(this::keep, TestRoutes::redacted, TestRoutes::ours, this::away),
            new Homes(
                person ->
                    desk.stranger(person)
                        .map(refused -> HomeView.closed(refused.text()))
                        .orElseGet(
                            () ->
                                HomeView.of(
                                    TestHomes.desk(person, true, reads.overview().now(), true))),
                new HomesInMemory(),
                clients.methods(),
                Clock.systemUTC()),
            new WorkspaceNews(groupsForgotten::incrementAndGet, changed::add, gone::add),
            new PaneDesk(
                new AgentCalls(clients.methods(), "xoxb-1"),
                new JdbcAgent(JdbcClient.create(database)),
                reads.overview(),
                "C1",
                whisper::later),
            whisper);
    worker = new Worker(kept, whisper, desks, true);
    Intake intake = new Intake(kept, whisper, TestRoutes::ours, this::away);
    routes = new SlackRoutes(new Handlers(intake, worker, whisper, TestRoutes::redacted), desks);
  }

  /** There are 43 alerts, whatever is wished for. */
  private AlertList.Page wished(AlertList.Wish wish) {
    asked.add(wish.toString());
    return new AlertList.Page(
        List.of(
            new AlertList.Line(
                Optional.of(new IncidentId(7)),
                Optional.of(Severity.SEV2),
                "PodOOMKilled",
                "a <pod> was killed",
                Instant.parse("2026-03-28T11:00:00Z"),
                Optional.empty())),
        43);
  }

  private Answer made(IncidentId id, Move move, PersonId person) {
    asked.add("%s %s %s".formatted(id, move, person));
    return made;
  }

  private Declared declared(Declaration said, PersonId person) {
    asked.add("%s %s".formatted(said, person));
    return new Declared(new Answer.Accepted("INC-9 is open."), Optional.of(new IncidentId(9)));
  }

  private Answer kept(PersonId person, String words, String mark) {
    asked.add("%s %s %s".formatted(person, words, mark));
    return new Answer.Accepted("kept");
  }

  /** There is one playbook. */
  private final class TestRequests implements RequestDesk {

    @Override
    public List<PlaybookLine> playbooks() {
      return List.of(
          new PlaybookLine(
              "raise-memory-limit",
              List.of("set memory limit"),
              List.of("oom_killed"),
              new TreeMap<>(
                  Map.of(
                      "memory-limit",
                      new WishRange(Optional.empty(), Optional.of("4Gi"), List.of())))));
    }

    @Override
    public Answer propose(
        String playbook, Map<String, String> values, IncidentId incident, PersonId person) {
      asked.add(
          "%s%s %s %s".formatted(playbook, values.isEmpty() ? "" : " " + values, incident, person));
      return new Answer.Accepted("PLN-43 is proposed.");
    }
  }

  /** One shift is handed over; the first who takes it has it. */
  private static final class TestShifts implements ShiftDesk {

    private final AtomicBoolean taken = new AtomicBoolean();

    @Override
    public long handOver(String team, PersonId person, String words, String mark) {
      return 5;
    }

    @Override
    public Answer takeOver(long handoff, PersonId person) {
      return taken.getAndSet(true)
          ? new Answer.Refused(Answer.Reason.WRONG_STATE, "It was taken over by U2ADA000.")
          : new Answer.Accepted("You took over.");
    }
  }

  private static String redacted(String text) {
    return text.replace("s3cret", "[redacted]");
  }

  private void away(PersonId person, String why) {
    away.add(person + ": " + why);
  }

  static boolean ours(String team) {
    return team.isEmpty() || team.equals("T1");
  }

  private void keep(Heard words) {
    if (inboxFails) {
      throw new IllegalStateException("the database is down");
    }
    if (heard.stream().noneMatch(before -> before.event().equals(words.event()))) {
      heard.add(words);
    }
  }

  /** One draft, of two lines. */
  private static final class TestTimelines implements TimelineDesk {

    @Override
    public Draft draft(IncidentId id, Optional<String> channel) {
      return new Draft(
          "d1", List.of("03:12 the <disk> was full", "03:20 it was emptied"), "Drafted by m.");
    }

    @Override
    public Optional<String> words(String draft) {
      return Optional.of("03:12 the <disk> was full").filter(_ -> draft.equals("d1"));
    }
  }

  /** Nothing is found. */
  private static final class TestInquiries implements InquiryDesk {

    @Override
    public AnswerView investigate(IncidentId id, Optional<String> channel, InquiryWatch watch) {
      return new AnswerView(List.of(), "Inconclusive.", List.of());
    }

    @Override
    public Answer stop(IncidentId id, PersonId person) {
      return new Answer.Accepted("No further look is taken for %s.".formatted(id));
    }
  }

  /** No model is asked. */
  private static Assistant unaided() {
    return new Assistant(
        (text, channel) -> TestTexts.explain(text),
        (about, question, channel) ->
            new AnswerView(List.of(), "No model is configured.", List.of()),
        (id, channel, alone) ->
            alone
                ? Drafted.words("PLN-9 is on the card of " + id)
                : Drafted.words("No script where others read, of " + channel.orElse("nowhere")),
        new TestInquiries(),
        new TestTimelines(),
        id -> InquiryWatch.NOBODY,
        "CSHARED"::equals);
  }
}
