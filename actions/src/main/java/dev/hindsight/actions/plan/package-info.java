/** Plans as data: typed actions, playbooks, canonical JSON and hash; pure. */
@NullMarked
@NamedInterface("plan")
package dev.hindsight.actions.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
