/** Who somebody is in the workspace, asked live. */
@NullMarked
package dev.hindsight.bot.slack.people;

import org.jspecify.annotations.NullMarked;
