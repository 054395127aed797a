/** Who may do what: users, their roles, and role-based access control's way of asking. */
@NullMarked
package dev.hindsight.local.cluster.access;

import org.jspecify.annotations.NullMarked;
