/** Log lines reduced to their templates: one pass, no settings per system, bounded in memory. */
@NullMarked
package dev.hindsight.knowledge.template;

import org.jspecify.annotations.NullMarked;
