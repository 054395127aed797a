/**
 * The Model Context Protocol, read-only and off by default: what other programs may ask, and whom a
 * model may ask while it looks further.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"bot.incident", "knowledge", "prompts"})
package dev.hindsight.bot.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
