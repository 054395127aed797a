/** The incident and its path, from an alert to a lesson. */
@NullMarked
package dev.hindsight.bot.incident;

import org.jspecify.annotations.NullMarked;
