/** Durable tasks in PostgreSQL, scheduled in the transaction that needs them. */
@NullMarked
package dev.hindsight.actions.queue;

import org.jspecify.annotations.NullMarked;
