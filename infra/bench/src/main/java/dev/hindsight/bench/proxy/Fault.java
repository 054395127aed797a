package dev.hindsight.bench.proxy;

import java.time.Duration;

/** What the proxy does with a request instead of passing it on and back. */
public sealed interface Fault {

  /** Nothing. */
  record None() implements Fault {}

  /** Passes it on after a while. */
  record Delay(Duration time) implements Fault {}

  /** Cuts the connection; the server never saw the request. */
  record CutBefore() implements Fault {}

  /** Passes it on, and cuts the connection instead of answering. */
  record CutAfter() implements Fault {}

  /** Passes it on, and answers this instead: a timeout after the effect, or what is no JSON. */
  record AnswerAfter(Reply reply) implements Fault {}

  /** Answers this and passes nothing on: a refusal, too many requests, an overload. */
  record Answer(Reply reply) implements Fault {}

  /** Cuts the connection at once and passes the request on later: the effect comes late. */
  record Late(Duration time) implements Fault {}

  /** Passes it on at once, and keeps the answer back for a while. */
  record AnswerLate(Duration time) implements Fault {}

  /** Answers what was true before, and passes nothing on. */
  record Stale(Reply reply) implements Fault {}

  /** Passes this one on instead, and its answer back. */
  record Instead(Request request) implements Fault {}

  /** Passes it on. */
  static Fault none() {
    return new None();
  }
}
