/** What can be done: plans, approvals, a durable executor and the adapters. */
@NullMarked
package dev.hindsight.actions;

import org.jspecify.annotations.NullMarked;
