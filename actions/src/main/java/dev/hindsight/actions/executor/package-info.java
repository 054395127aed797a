/** Runs approved plans: journaled, resumable, verified and undone on failure. */
@NullMarked
package dev.hindsight.actions.executor;

import org.jspecify.annotations.NullMarked;
