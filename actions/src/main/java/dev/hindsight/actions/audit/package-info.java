/** The audit log: a hash chain over everything decided and done. */
@NullMarked
@NamedInterface("audit")
package dev.hindsight.actions.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
