/** Tests of {@code bench scale}. */
@NullMarked
package dev.hindsight.bench.scale;

import org.jspecify.annotations.NullMarked;
