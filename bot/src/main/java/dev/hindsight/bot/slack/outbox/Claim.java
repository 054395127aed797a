package dev.hindsight.bot.slack.outbox;

import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * One try to post a message. It is over within seconds, so that a replica which stood still posts
 * nothing that another has posted since.
 *
 * @param id kept before the post; where it is another's afterwards, the message stands twice
 */
record Claim(UUID id, BooleanSupplier isOver) {}
