/**
 * A scripted model that speaks OpenAI's and Anthropic's wire formats: honest by default, hostile on
 * demand.
 */
@NullMarked
package dev.hindsight.local.model;

import org.jspecify.annotations.NullMarked;
