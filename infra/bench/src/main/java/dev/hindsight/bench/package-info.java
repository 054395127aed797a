/** Every published figure has its command here. */
@NullMarked
package dev.hindsight.bench;

import org.jspecify.annotations.NullMarked;
