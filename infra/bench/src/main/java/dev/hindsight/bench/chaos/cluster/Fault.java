package dev.hindsight.bench.chaos.cluster;

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

  /** Passes it on, and answers this instead: 504 after the effect, or what is no JSON. */
  record AnswerAfter(Reply reply) implements Fault {}

  /** Answers this and passes nothing on: 409, 422, 429, 503. */
  record Answer(Reply reply) implements Fault {}

  /** Cuts the connection at once and passes the request on later: the effect comes late. */
  record Late(Duration time) implements Fault {}

  /** Passes it on. */
  static Fault none() {
    return new None();
  }

  /** The server said 504 though it did what was asked. */
  static Fault timeoutAfterEffect() {
    return new AnswerAfter(Reply.refusal(504, "Timeout: request did not complete in time"));
  }

  /** An answer that is no JSON, after the effect. */
  static Fault garbageAfterEffect() {
    return new AnswerAfter(Reply.ok("<html><body>Welcome to the proxy</body></html>"));
  }

  /** Somebody else was faster. */
  static Fault conflict() {
    return new Answer(Reply.refusal(409, "the object has been modified"));
  }

  /** Too many requests. */
  static Fault throttled(int seconds) {
    return new Answer(Reply.refusal(429, "too many requests").after(seconds));
  }

  /** The server is overloaded or going down. */
  static Fault unavailable() {
    return new Answer(Reply.refusal(503, "the server is currently unable to handle the request"));
  }

  /** An admission webhook says no. */
  static Fault denied() {
    return new Answer(
        Reply.refusal(422, "admission webhook \"chaos.example\" denied the request: not this one"));
  }
}
