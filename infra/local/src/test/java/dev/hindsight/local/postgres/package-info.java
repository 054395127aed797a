/** The embedded server against its ways to die. */
@NullMarked
package dev.hindsight.local.postgres;

import org.jspecify.annotations.NullMarked;
