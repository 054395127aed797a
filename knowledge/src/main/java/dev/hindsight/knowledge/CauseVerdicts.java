package dev.hindsight.knowledge;

import java.util.Optional;

/** What people say of the causes of finished incidents: the last word counts, all are kept. */
public interface CauseVerdicts {

  /** Empty while no lesson of the incident is kept. */
  Optional<KeptCause> of(String incident);

  /**
   * Keeps what a person says, if nobody else has spoken since they looked; whoever says twice what
   * they said last has said it once.
   *
   * @param seen the number of words when the person looked
   */
  Answer say(String incident, String person, Verdict verdict, long seen);

  /** What became of it. */
  sealed interface Answer {

    /**
     * It counts.
     *
     * @param anew false where the same person had said just this before
     */
    record Kept(KeptCause cause, boolean anew) implements Answer {}

    /** Somebody was quicker; nothing was kept. */
    record Outrun(KeptCause cause) implements Answer {}

    /** There is no lesson to say anything of. */
    record NoLesson() implements Answer {}
  }
}
