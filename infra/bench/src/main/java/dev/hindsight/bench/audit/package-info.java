/** {@code bench audit}: how fast the audit chain is checked, and what of it cannot be falsified. */
@NullMarked
package dev.hindsight.bench.audit;

import org.jspecify.annotations.NullMarked;
