/** Socket Mode: connections, envelopes, acknowledgements, and people who act. */
@NullMarked
package dev.hindsight.local.slack.socket;

import org.jspecify.annotations.NullMarked;
