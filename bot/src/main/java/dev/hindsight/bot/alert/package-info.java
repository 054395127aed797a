/** Alerts as they come: webhooks, sources, and each alert kept once. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.hindsight.bot.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
