/** {@code storm}: many incidents at once into one channel of Slack. */
@NullMarked
package dev.hindsight.bench.storm;

import org.jspecify.annotations.NullMarked;
