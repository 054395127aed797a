package dev.hindsight.bot.digest;

import java.time.Instant;
import java.time.ZoneId;

/**
 * One digest on its way.
 *
 * @param zone where its days begin; what it was when it became due
 */
public record Sending(String place, IsoWeek week, ZoneId zone, Instant due) {}
