/** Learns from confirmed incidents what a cause looks like, and finds it again elsewhere. */
@NullMarked
package dev.hindsight.knowledge.rank.learn;

import org.jspecify.annotations.NullMarked;
