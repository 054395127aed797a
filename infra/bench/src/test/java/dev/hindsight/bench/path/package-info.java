/** Fast checks of what the benches say; the benches themselves are run by hand. */
@NullMarked
package dev.hindsight.bench.path;

import org.jspecify.annotations.NullMarked;
