/** Micro-benchmarks of what is called for each line and each incident. */
@NullMarked
package dev.hindsight.bench.micro;

import org.jspecify.annotations.NullMarked;
