/** The policy file: read strictly, kept in force until a better one comes. */
@NullMarked
@NamedInterface("rulebook")
package dev.hindsight.actions.policy.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
