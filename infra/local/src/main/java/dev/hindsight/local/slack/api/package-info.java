/** The Web API: one class a family of methods, with the limits Slack enforces. */
@NullMarked
package dev.hindsight.local.slack.api;

import org.jspecify.annotations.NullMarked;
