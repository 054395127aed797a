/** {@code bench aws}: plans in AWS on its worst day, and what must be true of them all the same. */
@NullMarked
package dev.hindsight.bench.aws.run;

import org.jspecify.annotations.NullMarked;
