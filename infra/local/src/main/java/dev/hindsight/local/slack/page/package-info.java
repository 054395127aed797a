/** The page people use and the control interface behind it. */
@NullMarked
package dev.hindsight.local.slack.page;

import org.jspecify.annotations.NullMarked;
