/** Whether a sentence says no more than the facts it names. */
@NullMarked
package dev.hindsight.prompts.ground;

import org.jspecify.annotations.NullMarked;
