/** What an adapter to the outside answers and offers; no SDK in sight. */
@NullMarked
package dev.hindsight.actions.adapter;

import org.jspecify.annotations.NullMarked;
