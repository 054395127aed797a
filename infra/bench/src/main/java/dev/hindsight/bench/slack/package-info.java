/** {@code slack}: how fast and how surely the bot takes what Slack delivers. */
@NullMarked
package dev.hindsight.bench.slack;

import org.jspecify.annotations.NullMarked;
