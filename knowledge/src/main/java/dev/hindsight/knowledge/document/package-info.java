/** Documents as passages: those that are shipped, and those imported from files. */
@NullMarked
package dev.hindsight.knowledge.document;

import org.jspecify.annotations.NullMarked;
