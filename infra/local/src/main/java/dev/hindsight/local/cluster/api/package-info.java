/** The part of the Kubernetes HTTP API that the practice cluster serves. */
@NullMarked
package dev.hindsight.local.cluster.api;

import org.jspecify.annotations.NullMarked;
