/** What is left when processes are killed: nothing lost, nothing done twice, nothing running. */
@NullMarked
package dev.hindsight.local.crash;

import org.jspecify.annotations.NullMarked;
