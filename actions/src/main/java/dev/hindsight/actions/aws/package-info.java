/** The adapter to AWS: each action is one call, each object is read back as fields. */
@NullMarked
package dev.hindsight.actions.aws;

import org.jspecify.annotations.NullMarked;
