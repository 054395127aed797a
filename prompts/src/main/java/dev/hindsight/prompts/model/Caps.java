package dev.hindsight.prompts.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much all models together may cost.
 *
 * @param incident for one incident
 * @param channel for what is asked in one channel on one day
 * @param day for everything on one day
 * @param tokens read and written on one day, whatever they cost
 */
public record Caps(
    Optional<BigDecimal> incident,
    Optional<BigDecimal> channel,
    Optional<BigDecimal> day,
    @DefaultValue("2000000") long tokens) {

  static final Caps DEFAULT =
      new Caps(Optional.empty(), Optional.empty(), Optional.empty(), 2_000_000);

  public Caps {
    if (tokens < 0 || Stream.of(incident, channel, day).anyMatch(Caps::negative)) {
      throw new IllegalArgumentException("hindsight.model.cap: not less than 0");
    }
  }

  private static boolean negative(Optional<BigDecimal> cap) {
    return cap.filter(value -> value.signum() < 0).isPresent();
  }

  /** Whether a price is needed to hold them. */
  boolean inMoney() {
    return Stream.of(incident, channel, day).anyMatch(Optional::isPresent);
  }
}
