/** What people read: pure functions from an incident to messages and modals. */
@NullMarked
package dev.hindsight.bot.slack.view;

import org.jspecify.annotations.NullMarked;
