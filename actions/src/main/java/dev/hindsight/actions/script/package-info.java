/**
 * Renderings of a plan for people; what runs are the typed steps. One description of each action as
 * data ({@code Deeds}) and a thin writer for each language; pure.
 */
@NullMarked
@NamedInterface("script")
package dev.hindsight.actions.script;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
