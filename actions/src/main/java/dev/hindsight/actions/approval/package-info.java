/** Votes on plans: bound to a hash, expiring, decided once. */
@NullMarked
package dev.hindsight.actions.approval;

import org.jspecify.annotations.NullMarked;
