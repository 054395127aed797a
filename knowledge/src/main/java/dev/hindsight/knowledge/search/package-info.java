/** Search over lessons and runbooks: words, meaning and structure. */
@NullMarked
package dev.hindsight.knowledge.search;

import org.jspecify.annotations.NullMarked;
