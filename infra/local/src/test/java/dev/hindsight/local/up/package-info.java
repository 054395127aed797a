/** Starting, watching and stopping everything, with a small stand-in for the bot. */
@NullMarked
package dev.hindsight.local.up;

import org.jspecify.annotations.NullMarked;
