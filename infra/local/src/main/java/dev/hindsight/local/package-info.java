/** The zero-setup stand-ins: PostgreSQL, Slack and a practice cluster. */
@NullMarked
package dev.hindsight.local;

import org.jspecify.annotations.NullMarked;
