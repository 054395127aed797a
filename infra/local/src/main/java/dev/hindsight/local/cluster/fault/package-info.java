/**
 * The hidden facts behind the practice cluster (memory demand, image registry) and the faults that
 * change them.
 */
@NullMarked
package dev.hindsight.local.cluster.fault;

import org.jspecify.annotations.NullMarked;
