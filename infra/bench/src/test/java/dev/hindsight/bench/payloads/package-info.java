/** Tests of the bench of payloads. */
@NullMarked
package dev.hindsight.bench.payloads;

import org.jspecify.annotations.NullMarked;
