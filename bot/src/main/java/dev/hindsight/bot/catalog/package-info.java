/** Which services there are, who owns them and what they depend on. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.hindsight.bot.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
