/** What may be done to which living object: a closed family of typed changes; pure. */
@NullMarked
package dev.hindsight.actions.action;

import org.jspecify.annotations.NullMarked;
