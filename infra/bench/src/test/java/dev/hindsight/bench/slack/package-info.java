/** Tests of the bench of deliveries. */
@NullMarked
package dev.hindsight.bench.slack;

import org.jspecify.annotations.NullMarked;
