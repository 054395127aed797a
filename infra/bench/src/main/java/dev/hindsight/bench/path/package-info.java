/** The main path, from an alert to its card, measured on the real bot. */
@NullMarked
package dev.hindsight.bench.path;

import org.jspecify.annotations.NullMarked;
