/** The troubled AWS tells the truth about what it did. */
@NullMarked
package dev.hindsight.bench.aws;

import org.jspecify.annotations.NullMarked;
