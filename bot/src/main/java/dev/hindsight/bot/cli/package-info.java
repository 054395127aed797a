/** The command line: serve, and what must work without Slack. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "actions",
      "actions::audit",
      "actions::dryrun",
      "actions::plan",
      "actions::policy",
      "actions::rights",
      "actions::rulebook",
      "actions::script",
      "actions::standing",
      "knowledge",
      "bot.digest",
      "bot.incident",
      "bot.slack"
    })
package dev.hindsight.bot.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
