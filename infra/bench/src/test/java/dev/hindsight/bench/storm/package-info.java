/** Tests of the storm bench's own judgement. */
@NullMarked
package dev.hindsight.bench.storm;

import org.jspecify.annotations.NullMarked;
