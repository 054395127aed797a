/** Kills executors, cuts their calls and restarts their database, and counts what that did. */
@NullMarked
package dev.hindsight.bench.chaos;

import org.jspecify.annotations.NullMarked;
