/** The local installation from the outside: launcher, processes, needed programs. */
@NullMarked
package dev.hindsight.local;

import org.jspecify.annotations.NullMarked;
