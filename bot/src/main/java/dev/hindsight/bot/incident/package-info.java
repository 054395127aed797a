/** The incident and its path, from an alert to a lesson. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "bot.alert",
      "bot.catalog",
      "actions",
      "actions::approval",
      "actions::verify",
      "knowledge",
      "prompts"
    })
package dev.hindsight.bot.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
