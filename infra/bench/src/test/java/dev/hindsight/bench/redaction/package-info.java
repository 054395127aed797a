/** How redaction is measured. */
@NullMarked
package dev.hindsight.bench.redaction;

import org.jspecify.annotations.NullMarked;
