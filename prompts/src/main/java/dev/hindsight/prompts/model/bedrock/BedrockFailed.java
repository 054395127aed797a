package dev.hindsight.prompts.model.bedrock;

/** Bedrock answered with an error's status. */
public final class BedrockFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  BedrockFailed(int status, Throwable cause) {
    super("status " + status, cause);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
