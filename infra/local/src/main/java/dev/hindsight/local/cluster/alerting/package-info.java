/** The practice cluster's own alert rules and the Alertmanager webhooks they lead to. */
@NullMarked
package dev.hindsight.local.cluster.alerting;

import org.jspecify.annotations.NullMarked;
