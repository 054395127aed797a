/** A stand-in Slack on the loopback address that an unmodified Bolt app talks to. */
@NullMarked
package dev.hindsight.local.slack;

import org.jspecify.annotations.NullMarked;
