/** The only package that knows the Kubernetes client: observes and acts. */
@NullMarked
package dev.hindsight.actions.kubernetes;

import org.jspecify.annotations.NullMarked;
