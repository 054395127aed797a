/** Did it help? Rollout, alert and the service's own indicator. */
@NullMarked
@NamedInterface("verify")
package dev.hindsight.actions.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
