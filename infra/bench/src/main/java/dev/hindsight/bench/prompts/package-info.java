/** {@code bench prompts}: what hostile text and a hijacked model can do, and who waits for one. */
@NullMarked
package dev.hindsight.bench.prompts;

import org.jspecify.annotations.NullMarked;
