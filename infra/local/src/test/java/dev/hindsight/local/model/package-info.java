/** The scripted model, and the bot's narrator before it. */
@NullMarked
package dev.hindsight.local.model;

import org.jspecify.annotations.NullMarked;
