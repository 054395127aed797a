/** Starts everything on this machine, keeps it running, and stops it again. */
@NullMarked
package dev.hindsight.local.up;

import org.jspecify.annotations.NullMarked;
