/** What happened before: past incidents and runbooks, searched and ranked. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.hindsight.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
