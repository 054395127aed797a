/** The practice world as a test sets it up, and what people do in it. */
@NullMarked
package dev.hindsight.local.scene;

import org.jspecify.annotations.NullMarked;
