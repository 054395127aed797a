package dev.hindsight.actions.adapter;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;

/**
 * One write about to be made.
 *
 * @param live the object as just read; the write is refused when it moved since
 * @param marker put on the object in the same write, so that reading back is certain
 */
public record Change(PlanId plan, Action action, Live live, String marker) {}
