package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.KeptText;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.digest.TestFigures;
import dev.hindsight.bot.incident.AnswerView;
import dev.hindsight.bot.incident.HandScript;
import dev.hindsight.bot.incident.Handoffs.Handoff;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentList;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.InquiryWatch.Trail;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.incident.TimelineDesk.Draft;
import dev.hindsight.bot.incident.TimelineEntry;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.TakeOver;
import dev.hindsight.bot.slack.view.DigestView.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read of each kind of message on a locked screen: its first 120 characters. */
class LockScreenTest {

  private static final int SHOWN = 120;
  private static final PersonId ERIN = TestIncidents.ERIN;
  private static final Optional<String> NO_CARD = Optional.empty();

  /**
   * A message of each kind.
   *
   * @param kind the method that makes it
   * @param says what is to be read at once
   */
  record Sample(String kind, Message message, List<String> says) {

    @Override
    public String toString() {
      return kind + " " + says;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(aboutIncidents(), aboutPlans(), whereOthersRead(), aboutAll(), answers())
        .flatMap(part -> part);
  }

  private static Stream<Sample> aboutIncidents() {
    IncidentView open = TestIncidents.open().view();
    IncidentView view = TestIncidents.proposed().view();
    IncidentView over = TestIncidents.proposed().acknowledged().resolved().view();
    String cause = "memory limit too low";
    TimelineEntry entry =
        new TimelineEntry(1, Instant.EPOCH, ERIN, TimelineEntry.Kind.UPDATED, "we are on it");
    return Stream.of(
        sample("IncidentCard.of", IncidentCard.of(open), "SEV2 checkout", "acknowledge"),
        sample(
            "IncidentCard.of", IncidentCard.of(view), "SEV2 checkout", cause, "ask for approval"),
        sample("ResolvedCard.of", ResolvedCard.of(over), "SEV2 checkout", cause, "asked"),
        sample("EvidenceView.reply", EvidenceView.reply(view), "SEV2 checkout", cause, "is asked"),
        sample(
            "TimelineNotice.update",
            TimelineNotice.update(view, entry),
            "SEV2 checkout",
            cause,
            "INC-7",
            "we are on it"),
        sample(
            "TimelineNotice.woken",
            TimelineNotice.woken(view, entry),
            "SEV2 checkout",
            cause,
            "Please look at INC-7"),
        sample(
            "TimelineNotice.moved", TimelineNotice.moved(view), "SEV2 checkout", cause, "INC-7"));
  }

  private static Stream<Sample> aboutPlans() {
    PlanStatus.BrokenGlass glass =
        new PlanStatus.BrokenGlass(
            ERIN, "nobody answers", Instant.EPOCH, Optional.empty(), Optional.empty());
    PlanStatus plan = TestIncidents.plan(PlanState.AWAITING_APPROVAL);
    PlanStatus wordy =
        TestIncidents.withScript(PlanState.AWAITING_APPROVAL, "kubectl get pods\n".repeat(1_000));
    IncidentView view = TestIncidents.proposed().with(plan).view();
    String lead = "SEV2 checkout";
    String waits = "waiting for approval";
    return Stream.of(
        sample("PlanView.reply", PlanView.reply(view, plan), lead, "PLN-42", waits),
        sample("PlanView.run", PlanView.run(view, plan), lead, "PLN-42", waits),
        sample("PlanView.scripts", PlanView.scripts(view, plan), lead, "PLN-42", waits),
        sample(
            "PlanView.scriptPieces",
            PlanView.scriptPieces(view, wordy).getFirst(),
            lead,
            "PLN-42",
            "part 1 of"),
        sample(
            "ApproverNotice.of",
            ApproverNotice.of(view, plan, NO_CARD),
            lead,
            "memory limit too low",
            "please decide on PLN-42"),
        sample(
            "GlassNotice.of",
            GlassNotice.of(view, plan, glass, NO_CARD),
            lead,
            "please review",
            "BREAK-GLASS",
            "PLN-42"));
  }

  private static Stream<Sample> whereOthersRead() {
    IncidentView open = TestIncidents.open().view();
    IncidentView waits = TestIncidents.proposed().with(PlanState.AWAITING_APPROVAL).view();
    Message shown = SharedCard.of(waits, Readers.OTHERS_TOO);
    Message answer = new Message("The answer.", List.of());
    return Stream.of(
        sample("SharedCard.of", shown, "SEV2 checkout", "please decide on PLN-42", "open"),
        sample(
            "SharedCard.of",
            SharedCard.of(open, Readers.UNKNOWN),
            "SEV2 checkout",
            "Please acknowledge"),
        sample("SharedCard.taken", SharedCard.taken(waits), "SEV2 checkout", "INC-7", "taken out"),
        sample("SharedCard.news", SharedCard.news(waits, "news"), "SEV2 checkout", "INC-7", "news"),
        sample("SharedCard.answerTaken", SharedCard.answerTaken(), "was taken out"),
        sample(
            "SharedCard.notShown",
            SharedCard.notShown("In a channel all there would.", answer),
            "Only you see this"));
  }

  private static Stream<Sample> aboutAll() {
    StormCard.Storm storm =
        new StormCard.Storm(
            List.of(
                new IncidentList.Line(
                    TestIncidents.ID,
                    Severity.SEV1,
                    IncidentState.OPEN,
                    "checkout",
                    "checkout: out of memory",
                    Instant.EPOCH)),
            Map.<IncidentId, String>of(),
            false);
    Handoff handoff = new Handoff(1, "shop", ERIN, Instant.EPOCH);
    Duration waited = Duration.ofMinutes(30);
    return Stream.of(
        sample("StormCard.of", StormCard.of(storm), "SEV1", "checkout", "Please look at it first"),
        sample("StormCard.pages", StormCard.pages(storm).getFirst(), "SEV1", "nothing is asked"),
        sample(
            "HandoffNotice.of",
            HandoffNotice.of(handoff, TestIncidents.ADA, waited, TakeOver.button(5)),
            "Please press “Taken over” if it is yours"),
        sample(
            "HandoffNotice.of",
            HandoffNotice.of(handoff, ERIN, waited, TakeOver.button(5)),
            "Please ask whoever"),
        sample(
            "DigestView.of", DigestView.of(TestFigures.full(), new Chart.Missing()), "To decide"),
        sample(
            "DigestView.of",
            DigestView.of(TestFigures.quiet(), new Chart.Missing()),
            "Nothing is to be decided",
            "quiet week"),
        sample(
            "DigestView.thread",
            DigestView.thread(TestFigures.full(), _ -> NO_CARD).orElseThrow(),
            "Weekly digest",
            "nothing is asked"));
  }

  /** To whoever asked, who knows what it is about. */
  private static Stream<Sample> answers() {
    AnswerView.Source source = new AnswerView.Source(4, "cause", "out of memory", Optional.empty());
    HandScript script = new HandScript("ls", List.of("Never run by the bot."), "", List.of(source));
    PlanRef seen = PlanRef.of(TestIncidents.plan(PlanState.PROPOSED), TestIncidents.ID);
    return Stream.of(
        sample(
            "AnswerText.of",
            AnswerText.of(new AnswerView(List.of(), "No model.", List.of(source))),
            "No model.",
            "out of memory"),
        sample(
            "TextExplanation.of",
            TextExplanation.of(TestTexts.explain("ERROR"), _ -> NO_CARD),
            "connection refused",
            "Cause that fits"),
        sample("HandScriptView.of", HandScriptView.of("No action fits.", script), "Never run"),
        sample(
            "HandleMenu.of", HandleMenu.of("handle|INC-7").orElseThrow(), "to be done about INC-7"),
        sample(
            "NewerVersion.of",
            NewerVersion.of(TestIncidents.plan(PlanState.PROPOSED), seen),
            "PLN-42 changed since you saw it"),
        sample(
            "NewerVersion.of", NewerVersion.of(new Answer.Accepted("Recorded."), seen), "Recorded"),
        sample(
            "TimelineDraftView.of",
            TimelineDraftView.of(
                TestIncidents.ID, new Draft("d", List.of("03:00 it began"), "n"), ""),
            "Draft of the timeline of INC-7",
            "03:00 it began"),
        sample(
            "DiagnosticsText.of",
            DiagnosticsText.of(new PlanId(42), List.of(new KeptText("events of checkout", "x"))),
            "PLN-42",
            "events of checkout"),
        sample(
            "TrailView.of",
            TrailView.of(TestIncidents.ID, new Trail(List.of(), "It found nothing.")),
            "INC-7",
            "It found nothing."));
  }

  private static Sample sample(String kind, Message message, String... says) {
    return new Sample(kind, message, List.of(says));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itsFirstWordsSayWhatMatters(Sample sample) {
    String read =
        sample
            .message()
            .text()
            .replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1")
            .replaceAll("<@[^>]*>", "@person");
    assertThat(read.substring(0, Math.min(SHOWN, read.length()))).contains(sample.says());
  }

  @Test
  void noKindOfMessageIsLeftOut() {
    assertThat(samples().map(Sample::kind).collect(Collectors.toSet())).isEqualTo(made());
  }

  /** All that makes messages in this package. */
  private static Set<String> made() {
    return new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(LockScreenTest.class.getPackageName())
            .stream()
            .flatMap(view -> view.getMethods().stream())
            .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
            .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(method -> method.getReturnType().getName().contains(Message.class.getName()))
            .map(LockScreenTest::kind)
            .collect(Collectors.toSet());
  }

  private static String kind(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }
}
