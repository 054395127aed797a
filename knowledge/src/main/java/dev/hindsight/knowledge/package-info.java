/** What happened before: past incidents and runbooks, searched and ranked. */
@NullMarked
package dev.hindsight.knowledge;

import org.jspecify.annotations.NullMarked;
