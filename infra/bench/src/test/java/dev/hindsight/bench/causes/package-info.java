@NullMarked
package dev.hindsight.bench.causes;

import org.jspecify.annotations.NullMarked;
