/** The application's root. */
@NullMarked
package dev.hindsight;

import org.jspecify.annotations.NullMarked;
