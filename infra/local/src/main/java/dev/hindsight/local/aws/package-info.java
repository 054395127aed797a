/** A practice AWS: moto beside this JVM, services behind load balancers, and their alarms. */
@NullMarked
package dev.hindsight.local.aws;

import org.jspecify.annotations.NullMarked;
