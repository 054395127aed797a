package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Risk;
import dev.hindsight.bot.incident.CauseRef;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Incidents made of the worst words and numbers of things, the same for the same seed. */
final class HostileIncidents {

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "checkout",
          "<!channel> <!here|x> <!subteam^S1> <@U0ADA000001> <#C1|general>",
          "@here @channel @everyone #general https://evil.example",
          "<https://evil.example|https://grafana.example>",
          "&lt;!here&gt; &amp;amp; <",
          "*b* _i_ ~s~ `c` ```code``` ![i](https://evil.example/i.png)",
          "\u202Eabc\u2066\u200B\u0000\u0007\u001b[31m",
          "\u202E".repeat(75),
          "п\u0440оd e\u0301\u0302\u0303\u0304",
          "a\r\nb\tc\n\n\nd",
          "😀".repeat(200),
          "x".repeat(80),
          "&".repeat(3_001),
          "word ".repeat(10_000),
          "y".repeat(50_000));

  private final Random random;

  HostileIncidents(long seed) {
    random = new Random(seed);
  }

  IncidentView view() {
    boolean over = random.nextBoolean();
    return new IncidentView(
        new IncidentId(random.nextLong(1, 1_000_000_000_000L)),
        random.nextLong(1, Long.MAX_VALUE),
        one(Severity.values()),
        over ? IncidentState.RESOLVED : one(IncidentState.OPEN, IncidentState.ACKNOWLEDGED),
        words(),
        words(),
        words(),
        maybe(this::words),
        maybe(() -> random.nextInt()),
        words(),
        words(),
        Instant.ofEpochSecond(1_700_000_000),
        over ? Optional.of(Instant.ofEpochSecond(1_700_000_900)) : Optional.empty(),
        maybe(this::person),
        many(
            () ->
                new IncidentView.AlertLine(
                    words(),
                    random.nextBoolean(),
                    3,
                    now(),
                    words(),
                    many(
                        () -> new IncidentView.AlertLink(words(), link().orElseGet(this::words))))),
        maybe(this::cause),
        many(this::cause),
        many(this::words),
        many(() -> new IncidentView.Evidence(random.nextInt(), words(), words(), words(), words())),
        many(this::words),
        maybe(
            () ->
                new IncidentView.LastTime(
                    words(),
                    now(),
                    words(),
                    maybe(random::nextBoolean),
                    link(),
                    maybe(this::words))),
        many(() -> new IncidentView.RunbookLine(words(), words(), words(), words(), place())),
        many(
            () ->
                new IncidentView.Report(
                    words(), words(), maybe(HostileIncidents::now), words(), words(), place())),
        maybe(this::kept),
        maybe(this::plan),
        maybe(this::words),
        maybe(this::words),
        maybe(
            () ->
                new IncidentView.Wording(
                    many(() -> new IncidentView.Sentence(words(), List.of(1))), words())),
        IncidentView.Handled.NOT);
  }

  PlanStatus plan() {
    return new PlanStatus(
        new PlanId(random.nextLong(1, 1_000_000_000L)),
        random.nextInt(1, 1_000),
        TestIncidents.HASH,
        "INC-7",
        words(),
        words(),
        one(Risk.values()),
        one(PlanState.values()),
        random.nextBoolean(),
        some(() -> new ObjectRef(words(), words(), words(), words())),
        many(() -> new PlanStatus.Step(words(), words(), words(), words())),
        words(),
        some(() -> new PlanStatus.ScriptFile(words(), "shell", words())),
        words(),
        words(),
        many(this::words),
        maybe(this::person),
        many(this::person),
        maybe(this::person),
        random.nextInt(0, 3),
        maybe(HostileIncidents::now),
        many(this::words),
        many(() -> new PlanStatus.Changed(person(), many(this::words), now())),
        maybe(
            () ->
                new PlanStatus.BrokenGlass(
                    person(), words(), now(), maybe(this::person), maybe(this::words))));
  }

  private IncidentView.Cause cause() {
    return new IncidentView.Cause(
        words(), words(), List.of(1, 2), List.of(3), random.nextInt(101), words(), words());
  }

  private IncidentView.Kept kept() {
    return new IncidentView.Kept(
        random.nextBoolean(),
        words(),
        words(),
        random.nextBoolean(),
        maybe(
            () -> new IncidentView.Judged(person(), one(IncidentView.Judged.Word.values()), now())),
        CauseRef.parse("INC-7:0:3f9a3f9a3f9a3f9a").orElseThrow());
  }

  private IncidentView.Place place() {
    return new IncidentView.Place(words(), link(), words());
  }

  private Optional<String> link() {
    return maybe(() -> "https://example.com/" + "l".repeat(random.nextInt(3_000)));
  }

  private PersonId person() {
    return one(TestIncidents.ADA, TestIncidents.ERIN, new PersonId("root@<!channel>"));
  }

  private String words() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static Instant now() {
    return Instant.ofEpochSecond(1_700_000_100);
  }

  @SafeVarargs
  private <T> T one(T... all) {
    return all[random.nextInt(all.length)];
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(4) > 0 ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> List<T> many(Supplier<T> value) {
    int count = one(0, 1, 3, 12, 60);
    return Stream.generate(value).limit(count).toList();
  }

  private <T> List<T> some(Supplier<T> value) {
    return Stream.generate(value).limit(one(1, 2, 30)).toList();
  }
}
