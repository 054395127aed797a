/** Delivery: what Slack should show is kept in rows, and reconciled until it does. */
@NullMarked
package dev.hindsight.bot.slack.outbox;

import org.jspecify.annotations.NullMarked;
