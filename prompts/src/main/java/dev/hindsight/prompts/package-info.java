/** How text leaves the house: redaction now, prompts and models later. */
@NullMarked
package dev.hindsight.prompts;

import org.jspecify.annotations.NullMarked;
