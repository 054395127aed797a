/** Tests of the practice cluster. */
@NullMarked
package dev.hindsight.local.cluster.alerting;

import org.jspecify.annotations.NullMarked;
