/** All eval cases, with the scripted model. */
@NullMarked
package dev.hindsight.local.evals;

import org.jspecify.annotations.NullMarked;
