/** The entry: proposes plans and hands questions and votes to the right room. */
@NullMarked
package dev.hindsight.actions.remedy;

import org.jspecify.annotations.NullMarked;
