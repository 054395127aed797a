/** What a week was in figures, who hears of it, and when. */
@NullMarked
@ApplicationModule(allowedDependencies = {"bot.incident", "actions", "prompts"})
package dev.hindsight.bot.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
