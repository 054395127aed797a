package dev.hindsight.local.slack.store;

import java.util.List;

/** A refusal as the Web API words it: an error code and, for bad arguments, what is wrong where. */
public final class SlackError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final transient List<String> messages;

  public SlackError(String code) {
    this(code, List.of());
  }

  public SlackError(String code, List<String> messages) {
    super(messages.isEmpty() ? code : code + " " + messages);
    this.code = code;
    this.messages = messages;
  }

  public String code() {
    return code;
  }

  public List<String> messages() {
    return messages == null ? List.of() : messages;
  }
}
