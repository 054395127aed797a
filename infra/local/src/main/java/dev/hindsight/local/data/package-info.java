/** The directory in which a local installation keeps everything it has. */
@NullMarked
package dev.hindsight.local.data;

import org.jspecify.annotations.NullMarked;
