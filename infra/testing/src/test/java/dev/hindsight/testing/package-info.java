/** The promises made to the tests of other modules. */
@NullMarked
package dev.hindsight.testing;

import org.jspecify.annotations.NullMarked;
