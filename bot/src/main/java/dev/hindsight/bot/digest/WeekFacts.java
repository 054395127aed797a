package dev.hindsight.bot.digest;

import dev.hindsight.bot.digest.Figures.Noisy;
import dev.hindsight.bot.digest.Figures.Times;
import dev.hindsight.bot.digest.Figures.Top;
import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A week's figures as facts for a model, the week before beside each; pure. */
final class WeekFacts {

  private static final int NAMED = 3;

  private final List<Fact> facts = new ArrayList<>();

  private WeekFacts() {}

  static Facts of(Figures figures) {
    WeekFacts all = new WeekFacts();
    Figures.Numbers now = figures.now();
    Figures.Numbers before = figures.before();
    all.known(
        "%s fired, %s"
            .formatted(counted(now.alerts(), "alert"), than(now.alerts(), before.alerts())));
    all.known(
        "%s opened, %s"
            .formatted(
                done(now.incidents(), "incident"), than(now.incidents(), before.incidents())));
    all.time("incidents were resolved", now.resolved(), before.resolved());
    all.time("incidents were acknowledged", now.acknowledged(), before.acknowledged());
    all.time("plans waited for approval", now.waiting(), before.waiting());
    all.known(
        now.plans().approved() == 0
            ? "no plan was approved"
            : "%s approved, of which %d helped"
                .formatted(done(now.plans().approved(), "plan"), now.plans().helped()));
    figures.causes().stream()
        .limit(NAMED)
        .forEach(cause -> all.known("cause category: " + Told.cause(cause)));
    figures.noisiest().stream().limit(NAMED).forEach(all::noisy);
    figures.top().stream().limit(NAMED).forEach(all::top);
    return new Facts(all.facts);
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
  }

  private static String done(int count, String what) {
    return counted(count, what) + (count == 1 ? " was" : " were");
  }

  private static String than(int now, int before) {
    int more = now - before;
    return more == 0
        ? "as many as in the week before"
        : "%d %s than in the week before".formatted(Math.abs(more), more > 0 ? "more" : "fewer");
  }

  private void time(String what, Times now, Times before) {
    now.p50()
        .ifPresent(
            took ->
                known(
                    "half of the %s within %s%s"
                        .formatted(what, Told.duration(took), before(before.p50()))));
  }

  private static String before(Optional<Duration> before) {
    return before.map(took -> ", in the week before within " + Told.duration(took)).orElse("");
  }

  private void known(String text) {
    facts.add(new Fact.Known(facts.size() + 1, text));
  }

  /** Its name was given by whoever wrote its rule. */
  private void noisy(Noisy alert) {
    facts.add(new Fact.Quoted(facts.size() + 1, "alert", Told.noisy(alert)));
  }

  private void top(Top top) {
    facts.add(new Fact.Quoted(facts.size() + 1, top.id().toString(), Told.top(top)));
  }
}
