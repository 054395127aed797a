/** What other programs may ask, over the Model Context Protocol: read-only, off by default. */
@NullMarked
@ApplicationModule(allowedDependencies = {"bot.incident", "knowledge"})
package dev.hindsight.bot.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
