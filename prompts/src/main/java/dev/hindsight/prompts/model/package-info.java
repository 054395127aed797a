/** The language model: which one, how it is asked, and what happens when it fails. */
@NullMarked
package dev.hindsight.prompts.model;

import org.jspecify.annotations.NullMarked;
