/** How text leaves the house: redaction, prompts, models, and the check of what they answer. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.hindsight.prompts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
