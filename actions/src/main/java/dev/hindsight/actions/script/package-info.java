/** Renderings of a plan for people; what runs are the typed steps. */
@NullMarked
package dev.hindsight.actions.script;

import org.jspecify.annotations.NullMarked;
