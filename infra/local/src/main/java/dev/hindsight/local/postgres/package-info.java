/** A real PostgreSQL server as a supervised child process with a persistent data directory. */
@NullMarked
package dev.hindsight.local.postgres;

import org.jspecify.annotations.NullMarked;
