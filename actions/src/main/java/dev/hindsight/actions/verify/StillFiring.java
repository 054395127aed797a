package dev.hindsight.actions.verify;

/** Whether an incident's alerts still fire. */
public interface StillFiring {

  /** True while any alert of the incident fires. */
  boolean stillFiring(String incident);
}
