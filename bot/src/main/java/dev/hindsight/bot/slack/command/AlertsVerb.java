package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.AlertList;
import dev.hindsight.bot.incident.AlertList.Page;
import dev.hindsight.bot.incident.AlertList.State;
import dev.hindsight.bot.incident.AlertList.Wish;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.view.AlertsText;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Says what fires, or what fired, a page at a time. */
final class AlertsVerb implements Verb {

  private static final String STATE = "state";
  private static final String SEVERITY = "sev";
  private static final String SINCE = "since";
  private static final String PAGE = "page";

  private final AlertList alerts;
  private final Finder finder;
  private final Clock clock;

  AlertsVerb(AlertList alerts, Finder finder, Clock clock) {
    this.alerts = alerts;
    this.finder = finder;
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call) {
    return wrong(call, STATE, "“firing”, “resolved” or “all”", AlertsVerb::state)
        .or(() -> wrong(call, SEVERITY, "1, 2, 3 or 4", AlertsVerb::severity))
        .or(() -> wrong(call, SINCE, "a length of time as 15m, 2h or 3d", this::since))
        .or(() -> wrong(call, PAGE, "the number of a page", AlertsVerb::page))
        .orElseGet(() -> shown(call, wish(call)));
  }

  private static Optional<Reply> wrong(
      Call call, String name, String allowed, Function<String, Optional<?>> reader) {
    return call.arg(name)
        .filter(given -> reader.apply(given).isEmpty())
        .map(
            given ->
                new Reply.Wrong(name, "%s is %s, and not “%s”.".formatted(name, allowed, given)));
  }

  private Wish wish(Call call) {
    return new Wish(
        call.arg("service"),
        call.arg(STATE).flatMap(AlertsVerb::state).orElse(State.FIRING),
        call.arg(SEVERITY).flatMap(AlertsVerb::severity),
        call.arg(SINCE).flatMap(this::since),
        call.arg(PAGE).flatMap(AlertsVerb::page).orElse(1));
  }

  private Reply shown(Call call, Wish wish) {
    Page page = alerts.page(wish);
    if (wish.page() > page.pages()) {
      String last =
          page.pages() == 1 ? "There is only one page." : "The last page is " + page.pages() + ".";
      return new Reply.Wrong(PAGE, last);
    }
    String next =
        call.place().address() + " " + call.typed().with(PAGE, wish.page() + 1).inOptions();
    return Reply.markup(AlertsText.of(wish, page, next.strip(), finder::name));
  }

  private static Optional<State> state(String given) {
    return Arrays.stream(State.values())
        .filter(state -> state.name().equals(given.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static Optional<Severity> severity(String given) {
    return Arg.Kind.SEVERITY.read(given).map(Severity::valueOf);
  }

  private Optional<Instant> since(String given) {
    return When.ago(given, clock.instant());
  }

  private static Optional<Integer> page(String given) {
    return given.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(given)) : Optional.empty();
  }
}
