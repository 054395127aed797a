/** Servers that run beside this JVM and end with it. */
@NullMarked
package dev.hindsight.local.process;

import org.jspecify.annotations.NullMarked;
