/** Tests of the practice cluster. */
@NullMarked
package dev.hindsight.local.cluster;

import org.jspecify.annotations.NullMarked;
