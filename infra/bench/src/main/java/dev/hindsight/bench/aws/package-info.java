/** AWS as it is on a bad day: a proxy before moto that journals every call and troubles some. */
@NullMarked
package dev.hindsight.bench.aws;

import org.jspecify.annotations.NullMarked;
