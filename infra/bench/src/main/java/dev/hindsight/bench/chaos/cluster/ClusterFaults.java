package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.Reply;

/** What an API server and the boxes before it do to a request. */
public final class ClusterFaults {

  private ClusterFaults() {}

  /** The server said 504 though it did what was asked. */
  public static Fault timeoutAfterEffect() {
    return new Fault.AnswerAfter(Replies.refusal(504, "Timeout: request did not complete in time"));
  }

  /** An answer that is no JSON, after the effect. */
  public static Fault garbageAfterEffect() {
    return new Fault.AnswerAfter(Reply.garbage());
  }

  /** Somebody else was faster. */
  public static Fault conflict() {
    return new Fault.Answer(Replies.refusal(409, "the object has been modified"));
  }

  /** Too many requests. */
  public static Fault throttled(int seconds) {
    return new Fault.Answer(
        Replies.refusal(429, "too many requests").with("Retry-After", Integer.toString(seconds)));
  }

  /** The server is overloaded or going down. */
  public static Fault unavailable() {
    return new Fault.Answer(
        Replies.refusal(503, "the server is currently unable to handle the request"));
  }

  /** An admission webhook says no. */
  public static Fault denied() {
    return new Fault.Answer(
        Replies.refusal(
            422, "admission webhook \"chaos.example\" denied the request: not this one"));
  }
}
