/** The rules find what breaks them. */
@NullMarked
package dev.hindsight.bench.chaos.world;

import org.jspecify.annotations.NullMarked;
