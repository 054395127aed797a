/** Awkward situations in Slack, each a test of its name, on the whole practice world. */
@NullMarked
package dev.hindsight.local.situation;

import org.jspecify.annotations.NullMarked;
