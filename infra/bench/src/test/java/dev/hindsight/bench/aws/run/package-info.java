/** The bench of AWS finds each breach of its rules, and none in the product. */
@NullMarked
package dev.hindsight.bench.aws.run;

import org.jspecify.annotations.NullMarked;
