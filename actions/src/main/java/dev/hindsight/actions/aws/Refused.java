package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The one place where AWS's refusals and silences become reasons and plain words. */
@Component
class Refused {

  /** What a dry run answers that would have worked. */
  static final String DRY_RUN = "DryRunOperation";

  private static final int LONGEST = 300;
  private static final String EXPIRED = "the credentials for AWS are expired or not valid: ";

  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "ExpiredToken.*|RequestExpired|InvalidClientTokenId|UnrecognizedClientException|"
              + "AuthFailure|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature.*");
  private static final Pattern RIGHTS =
      Pattern.compile("AccessDenied.*|UnauthorizedOperation|NotAuthorized|AuthorizationError.*");
  private static final Pattern THROTTLED =
      Pattern.compile(
          "Throttl.*|TooManyRequests.*|RequestLimitExceeded|RequestThrottled.*|SlowDown");
  private static final Pattern GONE =
      Pattern.compile(
          ".*NotFound(Exception|Fault)?|.*\\.NotFound|.*NonExistentQueue|NoSuch.*|.*DoesNotExist.*");
  private static final Pattern BUSY =
      Pattern.compile(
          ".*InProgress(Fault|Exception)?|.*ActivityInProgress.*|Incorrect.*State|"
              + "Invalid.*State(Fault)?|ResourceInUse.*|ResourceConflict.*|ResourceContention.*|"
              + "PriorRequestNotComplete|ConcurrentModification.*|PreconditionFailed.*|"
              + "UpdateInProgress.*");
  private static final Pattern QUOTA =
      Pattern.compile(".*LimitExceeded.*|.*Quota.*|Insufficient.*Capacity.*|TooMany.*");
  private static final Pattern TIMEOUT = Pattern.compile("RequestTimeout.*");

  private final UnaryOperator<String> redactor;

  Refused(@Qualifier("redactor") UnaryOperator<String> redactor) {
    this.redactor = redactor;
  }

  /** Whether a call was refused for its credentials alone. */
  boolean expired(Outcome<?> outcome) {
    return outcome instanceof GaveUp<?>(Reason reason, String text)
        && reason == Reason.FORBIDDEN
        && text.startsWith(EXPIRED);
  }

  /** What AWS answered, or that it did not. */
  <T> Outcome<T> of(AwsCall call, String what, RuntimeException e) {
    return switch (e) {
      case AwsServiceException answer -> answered(call, what, answer);
      case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ ->
          again(Reason.TIMEOUT, "AWS did not answer in time about " + what);
      case SdkClientException client -> unanswered(what, client);
      // A bug of ours, a parameter that the API has not, is none of AWS's answers.
      default -> throw e;
    };
  }

  private <T> Outcome<T> unanswered(String what, SdkClientException e) {
    String said = said(String.valueOf(e.getMessage()));
    if (said.contains("credentials")) {
      return new GaveUp<>(Reason.NOT_CONFIGURED, "there are no credentials for AWS: " + said);
    }
    boolean lost =
        Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
            .anyMatch(Refused::isOfTheNetwork);
    return lost ? again(Reason.UNREACHABLE, "AWS cannot be reached: " + said) : foreign(what);
  }

  /** The SDK's own reader of JSON has an exception of that kind as well. */
  private static boolean isOfTheNetwork(Throwable cause) {
    return cause instanceof IOException && cause.getClass().getName().startsWith("java");
  }

  /** Nothing was done; the new ones may be another account's, so all is looked at again first. */
  <T> Outcome<T> renewed(String what) {
    return again(Reason.FORBIDDEN, "the credentials for AWS expired before " + what);
  }

  /** What came is no answer of AWS. */
  <T> Outcome<T> foreign(String what) {
    return again(Reason.GARBLED, "the answer of AWS about %s cannot be read".formatted(what));
  }

  private <T> Outcome<T> answered(AwsCall call, String what, AwsServiceException e) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("");
    String said = said(details.map(AwsErrorDetails::errorMessage).orElse(""));
    if (THROTTLED.matcher(code).matches()) {
      return again(Reason.THROTTLED, "AWS asks to slow down");
    }
    if (CREDENTIALS.matcher(code).matches()) {
      return new GaveUp<>(Reason.FORBIDDEN, EXPIRED + code);
    }
    if (RIGHTS.matcher(code).matches()) {
      return new GaveUp<>(
          Reason.FORBIDDEN,
          "the bot lacks the right (IAM %s) for %s: %s".formatted(call.permission(), what, said));
    }
    if (GONE.matcher(code).matches()) {
      return new GaveUp<>(Reason.GONE, what + ": not found");
    }
    if (TIMEOUT.matcher(code).matches()) {
      return again(Reason.TIMEOUT, "AWS gave up waiting for our request about " + what);
    }
    if (BUSY.matcher(code).matches()) {
      return again(Reason.CONFLICT, "%s is not in a state for that now: %s".formatted(what, said));
    }
    if (QUOTA.matcher(code).matches()) {
      return new GaveUp<>(Reason.QUOTA, "a limit of the account is reached: " + said);
    }
    return e.statusCode() >= 500
        ? again(Reason.SERVER_ERROR, "AWS has an error (%d %s)".formatted(e.statusCode(), code))
        : new GaveUp<>(
            Reason.INVALID, "AWS finds the request invalid (%s): %s".formatted(code, said));
  }

  private static <T> Outcome<T> again(Reason reason, String text) {
    return new TryAgain<>(reason, text, Duration.ZERO);
  }

  private String said(String message) {
    String line = redactor.apply(message).replaceAll("\\R", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
