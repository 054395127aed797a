/** Reads YAML so strictly that what is wrong is told with file, line and column. */
@NullMarked
package dev.hindsight.actions.policy.yaml;

import org.jspecify.annotations.NullMarked;
