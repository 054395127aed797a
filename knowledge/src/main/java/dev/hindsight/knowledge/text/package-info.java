/** How text becomes words that can be searched. */
@NullMarked
package dev.hindsight.knowledge.text;

import org.jspecify.annotations.NullMarked;
