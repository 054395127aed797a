/** What text must pass before it is kept, shown or sent. */
@NullMarked
@NamedInterface("template")
package dev.hindsight.prompts.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
