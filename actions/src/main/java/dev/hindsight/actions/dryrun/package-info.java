/** What a plan would do, told without doing it. */
@NullMarked
@NamedInterface("dryrun")
package dev.hindsight.actions.dryrun;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
