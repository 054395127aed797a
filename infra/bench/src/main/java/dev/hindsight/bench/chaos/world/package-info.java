/** A world in which plans are made, approved, run and disturbed, and the rules it must obey. */
@NullMarked
package dev.hindsight.bench.chaos.world;

import org.jspecify.annotations.NullMarked;
