/** Turns blocks of raw lines (kubectl, YAML, JSON, metric series) into plain one-line facts. */
@NullMarked
package dev.hindsight.knowledge.rank.read;

import org.jspecify.annotations.NullMarked;
