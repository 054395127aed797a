/** Did it help? Rollout, alert and the service's own indicator. */
@NullMarked
package dev.hindsight.actions.verify;

import org.jspecify.annotations.NullMarked;
