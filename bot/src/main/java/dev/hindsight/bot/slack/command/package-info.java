/** What people type after /ops. */
@NullMarked
package dev.hindsight.bot.slack.command;

import org.jspecify.annotations.NullMarked;
