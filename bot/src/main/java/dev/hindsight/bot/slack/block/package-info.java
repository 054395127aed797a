/** Our own words for Block Kit, fitted to Slack's limits before they are sent. */
@NullMarked
package dev.hindsight.bot.slack.block;

import org.jspecify.annotations.NullMarked;
