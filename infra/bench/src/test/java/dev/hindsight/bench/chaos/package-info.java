/** Each fault case of docs/reliability.md as a test of its name. */
@NullMarked
package dev.hindsight.bench.chaos;

import org.jspecify.annotations.NullMarked;
