/** Every published figure has its command here, and what the benches share. */
@NullMarked
package dev.hindsight.bench;

import org.jspecify.annotations.NullMarked;
