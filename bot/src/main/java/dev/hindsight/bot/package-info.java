/** The application: an alert's way from the webhook to the card. */
@NullMarked
package dev.hindsight.bot;

import org.jspecify.annotations.NullMarked;
