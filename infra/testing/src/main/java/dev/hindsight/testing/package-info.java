/** What the tests of several modules need beside a JDK: programs, and a stand-in for AWS. */
@NullMarked
package dev.hindsight.testing;

import org.jspecify.annotations.NullMarked;
