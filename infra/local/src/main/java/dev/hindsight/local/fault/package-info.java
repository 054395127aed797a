/** Breaks one service of the running practice cluster. */
@NullMarked
package dev.hindsight.local.fault;

import org.jspecify.annotations.NullMarked;
