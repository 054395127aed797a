/** The agent pane: answers stream below a question, say what was looked at, and can be stopped. */
@NullMarked
package dev.hindsight.bot.slack.agent;

import org.jspecify.annotations.NullMarked;
