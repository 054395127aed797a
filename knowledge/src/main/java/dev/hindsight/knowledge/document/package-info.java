/** Runbooks as passages. */
@NullMarked
package dev.hindsight.knowledge.document;

import org.jspecify.annotations.NullMarked;
