/** Whom the guard lets through. */
@NullMarked
package dev.hindsight.bot.mcp;

import org.jspecify.annotations.NullMarked;
