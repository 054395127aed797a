/** The audit log: a hash chain over everything decided and done. */
@NullMarked
package dev.hindsight.actions.audit;

import org.jspecify.annotations.NullMarked;
