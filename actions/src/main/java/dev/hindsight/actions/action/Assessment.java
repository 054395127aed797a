package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;

/** An action's risk and the reason for it, a clause. */
public record Assessment(Risk risk, String why) {}
