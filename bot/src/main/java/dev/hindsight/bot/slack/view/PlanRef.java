package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exactly one plan as somebody saw it: {@code PLN-42:1:HASH:INC-7}. A button carries nothing else;
 * the server looks everything up again.
 */
public record PlanRef(PlanId plan, int version, String hash, IncidentId incident) {

  private static final Pattern FORM =
      Pattern.compile("PLN-(\\d{1,18}):(\\d{1,9}):([0-9a-zA-Z]{1,128}):(INC-\\d{1,18})");

  /** The plan as it is now. */
  public static PlanRef of(PlanStatus plan, IncidentId incident) {
    return new PlanRef(plan.id(), plan.version(), plan.hash(), incident);
  }

  /** Reads a button's value; empty for anything else. */
  public static Optional<PlanRef> parse(String text) {
    Matcher m = FORM.matcher(text);
    return m.matches()
        ? IncidentId.parse(m.group(4))
            .map(
                incident ->
                    new PlanRef(
                        new PlanId(Long.parseLong(m.group(1))),
                        Integer.parseInt(m.group(2)),
                        m.group(3),
                        incident))
        : Optional.empty();
  }

  /** Whether the plan is still the one that was seen. */
  public boolean isStill(PlanStatus now) {
    return now.id().equals(plan) && now.version() == version && now.hash().equals(hash);
  }

  @Override
  public String toString() {
    return "%s:%d:%s:%s".formatted(plan, version, hash, incident);
  }
}
