/** Looks at what plans check and services are verified by, on hosts that are allowed; no writes. */
@NullMarked
package dev.hindsight.actions.probe;

import org.jspecify.annotations.NullMarked;
