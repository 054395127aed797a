/** The executor's bench, small. */
@NullMarked
package dev.hindsight.bench.executor;

import org.jspecify.annotations.NullMarked;
