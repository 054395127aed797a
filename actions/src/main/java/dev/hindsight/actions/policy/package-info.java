/** What may run at all: small ordered rules, every verdict kept; no allow means no. */
@NullMarked
@NamedInterface("policy")
package dev.hindsight.actions.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
