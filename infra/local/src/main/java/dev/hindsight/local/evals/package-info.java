/** Cases of each prompt, and whether a model, recorded, scripted or real, does well in them. */
@NullMarked
package dev.hindsight.local.evals;

import org.jspecify.annotations.NullMarked;
