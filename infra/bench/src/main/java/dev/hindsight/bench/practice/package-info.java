/**
 * {@code bench practice}: labelled cases made by the practice cluster, ranked with and without
 * history.
 */
@NullMarked
package dev.hindsight.bench.practice;

import org.jspecify.annotations.NullMarked;
