package dev.hindsight.prompts.model;

/** A model's server answered with an error's status. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  Refused(int status) {
    super("status " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
