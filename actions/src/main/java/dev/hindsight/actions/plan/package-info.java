/** Plans as data: typed actions, playbooks, canonical JSON and hash; pure. */
@NullMarked
package dev.hindsight.actions.plan;

import org.jspecify.annotations.NullMarked;
