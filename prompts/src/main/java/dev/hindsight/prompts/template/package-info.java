/** What text must pass before it is kept, shown or sent. */
@NullMarked
package dev.hindsight.prompts.template;

import org.jspecify.annotations.NullMarked;
