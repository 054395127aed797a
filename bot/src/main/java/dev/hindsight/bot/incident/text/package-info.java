/** What lines that somebody pasted say, read without a model. */
@NullMarked
package dev.hindsight.bot.incident.text;

import org.jspecify.annotations.NullMarked;
