package dev.hindsight.knowledge;

import java.util.Optional;

/**
 * A past incident whose cause somebody judged, with all that was seen of it: what a ranking learns
 * from, and what it remembers of an object.
 *
 * @param cause the cause's category, of the shipped ones or any other
 * @param object the object at fault, named as in the evidence
 */
public record PastIncident(
    String id,
    Symptoms symptoms,
    String cause,
    Optional<String> object,
    Ending ending,
    Origin origin) {

  /** One of which no more is known than its cause. */
  public PastIncident(String id, Symptoms symptoms, String cause, Optional<String> object) {
    this(id, symptoms, cause, object, Ending.UNKNOWN, new Origin.Given());
  }

  /** Whether this was the cause; one that somebody refused is remembered, but teaches nothing. */
  public boolean teaches() {
    return ending.judged() != Ending.Judged.REFUSED;
  }

  /**
   * How it ended.
   *
   * @param fix what was done, for people
   * @param helped whether that was verified to help
   */
  public record Ending(Judged judged, Optional<String> fix, Optional<Boolean> helped) {

    /** Nothing but that the cause was this one. */
    public static final Ending UNKNOWN =
        new Ending(Judged.SOMEHOW, Optional.empty(), Optional.empty());

    /** Who judged the cause. */
    public enum Judged {
      /** Whoever gave the incident. */
      SOMEHOW,
      /** A fix for it was verified. */
      BY_A_FIX,
      BY_A_PERSON,
      /** A person said that it was not this. */
      REFUSED
    }
  }
}
