/** How prompts are attacked. */
@NullMarked
package dev.hindsight.bench.prompts;

import org.jspecify.annotations.NullMarked;
