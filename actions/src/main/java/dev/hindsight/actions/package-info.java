/** What can be done: plans, approvals, a durable executor and the adapters. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.hindsight.actions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
