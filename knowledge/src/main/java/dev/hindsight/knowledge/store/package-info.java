/** Where lessons are kept. */
@NullMarked
package dev.hindsight.knowledge.store;

import org.jspecify.annotations.NullMarked;
