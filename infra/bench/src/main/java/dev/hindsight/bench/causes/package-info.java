/**
 * {@code bench causes}: how well causes are named on labelled cases, and how honest the numbers
 * are.
 */
@NullMarked
package dev.hindsight.bench.causes;

import org.jspecify.annotations.NullMarked;
