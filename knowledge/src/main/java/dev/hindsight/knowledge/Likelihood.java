package dev.hindsight.knowledge;

/** How sure, in words; numbers come with calibration. */
public enum Likelihood {
  LIKELY,
  POSSIBLE,
  UNCLEAR,
  SOMETHING_NEW
}
