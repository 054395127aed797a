package dev.hindsight.actions;

/** How a person showed who they are; kept with a vote, to be checked again at the start. */
public enum Proof {
  /** By an account of the chat, which the chat itself vouches for. */
  CHAT,
  /** By a personal token on the command line, while the chat may be away. */
  TOKEN
}
