/**
 * The cluster as the chaos world sees it: cheap objects, and a proxy that journals and troubles.
 */
@NullMarked
package dev.hindsight.bench.chaos.cluster;

import org.jspecify.annotations.NullMarked;
