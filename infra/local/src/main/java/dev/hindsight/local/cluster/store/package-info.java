/** The practice cluster's objects, their versions and watchers, and the file that keeps them. */
@NullMarked
package dev.hindsight.local.cluster.store;

import org.jspecify.annotations.NullMarked;
