/** What is wrong in Kubernetes objects as they were declared: one small rule each. */
@NullMarked
package dev.hindsight.knowledge.rank.declared;

import org.jspecify.annotations.NullMarked;
