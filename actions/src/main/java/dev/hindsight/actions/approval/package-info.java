/** Votes on plans: bound to a hash, expiring, decided once. */
@NullMarked
@NamedInterface("approval")
package dev.hindsight.actions.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
