/** How text leaves the house: redaction now, prompts and models later. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.hindsight.prompts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
