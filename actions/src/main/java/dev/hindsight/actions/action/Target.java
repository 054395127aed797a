package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;

/** Exactly one living object in exactly the state a plan was made for. */
public record Target(ObjectRef object, String uid, long generation) {}
