/** Approvals given in advance: bound to a playbook, targets, a time and a rate; revocable. */
@NullMarked
@NamedInterface("standing")
package dev.hindsight.actions.policy.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
