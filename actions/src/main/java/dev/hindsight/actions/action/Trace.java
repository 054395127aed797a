package dev.hindsight.actions.action;

/** How it is told, after an answer that was lost, whether a write took effect. */
public enum Trace {
  /** The object carries the run's mark, put there by the write itself; read at once. */
  MARK,
  /** The same, but what is read may be some time behind. */
  LATE_MARK,
  /** The object has the wanted values, whoever wrote them; what is read may be behind too. */
  STATE,
  /** Not at all: a person must look. */
  NONE
}
