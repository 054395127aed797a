/** The fault command's answers. */
@NullMarked
package dev.hindsight.local.fault;

import org.jspecify.annotations.NullMarked;
