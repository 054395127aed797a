/** {@code bench redaction}: which secrets are taken out of texts, and what else goes with them. */
@NullMarked
package dev.hindsight.bench.redaction;

import org.jspecify.annotations.NullMarked;
