/** Tests of the bench for log templates. */
@NullMarked
package dev.hindsight.bench.logs;

import org.jspecify.annotations.NullMarked;
