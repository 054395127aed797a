package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.Reply;
import java.time.Duration;

/** What a call to AWS can meet; where the name says after, it has had its effect by then. */
public enum AwsTrouble {
  THROTTLED,
  THROTTLED_AFTER,
  INTERNAL_ERROR,
  INTERNAL_ERROR_AFTER,
  UNAVAILABLE,
  UNAVAILABLE_AFTER,
  TIMED_OUT_AFTER,
  EXPIRED_TOKEN,
  /** Access is denied. */
  DENIED,
  /** Some box on the way answers instead. */
  GARBAGE,
  GARBAGE_AFTER,
  CUT,
  CUT_AFTER,
  /** Cut at once; the effect comes a while later. */
  CUT_LONG_BEFORE,
  /** Nothing but slow. */
  DELAYED,
  /** It has had its effect long before it is answered. */
  ANSWERED_LATE,
  /** Of several targets only some are reached, and the answer tells of these; else nothing. */
  PARTLY;

  /**
   * What the proxy does with this call.
   *
   * @param time how long the slow ones take
   */
  public Fault of(AwsCall call, Duration time) {
    return switch (this) {
      case THROTTLED -> new Fault.Answer(AwsError.THROTTLED.to(call));
      case THROTTLED_AFTER -> new Fault.AnswerAfter(AwsError.THROTTLED.to(call));
      case INTERNAL_ERROR -> new Fault.Answer(AwsError.INTERNAL.to(call));
      case INTERNAL_ERROR_AFTER -> new Fault.AnswerAfter(AwsError.INTERNAL.to(call));
      case UNAVAILABLE -> new Fault.Answer(AwsError.UNAVAILABLE.to(call));
      case UNAVAILABLE_AFTER -> new Fault.AnswerAfter(AwsError.UNAVAILABLE.to(call));
      case TIMED_OUT_AFTER -> new Fault.AnswerAfter(AwsError.TIMED_OUT.to(call));
      case EXPIRED_TOKEN -> new Fault.Answer(AwsError.EXPIRED.to(call));
      case DENIED -> new Fault.Answer(AwsError.DENIED.to(call));
      case GARBAGE -> new Fault.Answer(Reply.garbage());
      case GARBAGE_AFTER -> new Fault.AnswerAfter(Reply.garbage());
      case CUT -> new Fault.CutBefore();
      case CUT_AFTER -> new Fault.CutAfter();
      case CUT_LONG_BEFORE -> new Fault.Late(time);
      case DELAYED -> new Fault.Delay(time);
      case ANSWERED_LATE -> new Fault.AnswerLate(time);
      case PARTLY -> call.ofSome().<Fault>map(Fault.Instead::new).orElseGet(Fault::none);
    };
  }
}
