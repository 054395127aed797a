/** Measures how well runbooks and past incidents are found, beside well-known ways of search. */
@NullMarked
package dev.hindsight.bench.search;

import org.jspecify.annotations.NullMarked;
