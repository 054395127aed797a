/** Lessons and runbooks as vectors: made in the background, searched by nearness. */
@NullMarked
package dev.hindsight.knowledge.embed;

import org.jspecify.annotations.NullMarked;
