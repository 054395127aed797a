/** Tests of the practice cluster. */
@NullMarked
package dev.hindsight.local.cluster.api;

import org.jspecify.annotations.NullMarked;
