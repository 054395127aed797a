/** Plans, votes and progress in PostgreSQL; no truth is held in memory. */
@NullMarked
package dev.hindsight.actions.store;

import org.jspecify.annotations.NullMarked;
