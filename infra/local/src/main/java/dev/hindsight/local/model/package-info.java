/** A scripted model that speaks OpenAI's wire format: honest by default, hostile on demand. */
@NullMarked
package dev.hindsight.local.model;

import org.jspecify.annotations.NullMarked;
