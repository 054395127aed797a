/** Full-text search over lessons and runbooks. */
@NullMarked
package dev.hindsight.knowledge.search;

import org.jspecify.annotations.NullMarked;
