@NullMarked
package dev.hindsight.bench.practice;

import org.jspecify.annotations.NullMarked;
