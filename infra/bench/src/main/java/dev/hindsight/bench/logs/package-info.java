/** How well lines of a log are told apart by kind, and how fast. */
@NullMarked
package dev.hindsight.bench.logs;

import org.jspecify.annotations.NullMarked;
