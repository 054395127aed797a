/** {@code bench scale}: many passages imported, searched and held in memory. */
@NullMarked
package dev.hindsight.bench.scale;

import org.jspecify.annotations.NullMarked;
