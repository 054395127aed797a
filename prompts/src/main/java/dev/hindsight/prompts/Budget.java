package dev.hindsight.prompts;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What may be spent on models in all.
 *
 * @param incident for one incident
 * @param channel for what is asked in one channel on one day
 * @param day for everything on one day
 * @param tokens read and written on one day, whatever they cost
 * @param currency of all of them
 * @param priced whether each model has a price
 */
public record Budget(
    Optional<BigDecimal> incident,
    Optional<BigDecimal> channel,
    Optional<BigDecimal> day,
    long tokens,
    String currency,
    boolean priced) {}
