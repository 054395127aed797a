/** Which cause carries today's evidence: signatures, signals and likelihood; no I/O. */
@NullMarked
package dev.hindsight.knowledge.rank;

import org.jspecify.annotations.NullMarked;
