/**
 * What makes the practice cluster move: deployment and replica set controllers, kubelet, events,
 * logs.
 */
@NullMarked
package dev.hindsight.local.cluster.controller;

import org.jspecify.annotations.NullMarked;
