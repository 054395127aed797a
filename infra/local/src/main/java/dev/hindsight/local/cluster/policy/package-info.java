/** What stands between a wish and the cluster: quotas, disruption budgets, admission. */
@NullMarked
package dev.hindsight.local.cluster.policy;

import org.jspecify.annotations.NullMarked;
