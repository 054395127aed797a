/** What the bot's own identity must be allowed, from the actions that are to be run; and a look. */
@NullMarked
@NamedInterface("rights")
package dev.hindsight.actions.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
