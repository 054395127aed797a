/** How many steps the executor claims and finishes, beside the queue alone. */
@NullMarked
package dev.hindsight.bench.executor;

import org.jspecify.annotations.NullMarked;
