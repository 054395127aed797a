@NullMarked
package dev.hindsight.local.aws;

import org.jspecify.annotations.NullMarked;
