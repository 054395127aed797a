/** The main job from alert to lesson, everything real but the time. */
@NullMarked
package dev.hindsight.local.story;

import org.jspecify.annotations.NullMarked;
