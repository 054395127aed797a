/** A proxy before any HTTP server that some requests meet a fault at. */
@NullMarked
package dev.hindsight.bench.proxy;

import org.jspecify.annotations.NullMarked;
