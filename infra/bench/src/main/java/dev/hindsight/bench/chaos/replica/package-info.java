/** The product's executor without chat and intake, in a process of its own that can be killed. */
@NullMarked
package dev.hindsight.bench.chaos.replica;

import org.jspecify.annotations.NullMarked;
