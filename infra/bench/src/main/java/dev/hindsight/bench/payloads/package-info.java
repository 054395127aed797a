/** Recorded requests of Slack against the bot, and the local Slack's own against their shape. */
@NullMarked
package dev.hindsight.bench.payloads;

import org.jspecify.annotations.NullMarked;
