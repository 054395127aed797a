/** Slack, and the only part that knows it: the rooms incidents are shown in. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"bot.digest", "bot.incident", "actions", "actions::rights"})
package dev.hindsight.bot.slack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
