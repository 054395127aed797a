/** What the workspace remembers: messages, views, triggers, files, and the file that keeps them. */
@NullMarked
package dev.hindsight.local.slack.store;

import org.jspecify.annotations.NullMarked;
