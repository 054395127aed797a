/** The local Slack as an unmodified Bolt app meets it. */
@NullMarked
package dev.hindsight.local.slack;

import org.jspecify.annotations.NullMarked;
