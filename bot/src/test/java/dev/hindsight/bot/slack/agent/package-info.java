/** Tests of the agent pane. */
@NullMarked
package dev.hindsight.bot.slack.agent;

import org.jspecify.annotations.NullMarked;
