/**
 * A small Kubernetes cluster to practise on: real API, controllers, faults and alerting, one
 * process.
 */
@NullMarked
package dev.hindsight.local.cluster;

import org.jspecify.annotations.NullMarked;
