/** Slack, and the only part that knows it: the rooms incidents are shown in. */
@NullMarked
package dev.hindsight.bot.slack;

import org.jspecify.annotations.NullMarked;
