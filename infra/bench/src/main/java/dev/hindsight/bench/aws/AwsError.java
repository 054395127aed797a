package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Reply;

/** What AWS answers when it is in trouble, by the names that each kind of service has for it. */
record AwsError(String message, Name json, Name query, Name ec2) {

  /** Too many calls. */
  static final AwsError THROTTLED =
      new AwsError(
          "Rate exceeded",
          new Name(400, "ThrottlingException"),
          new Name(400, "Throttling"),
          new Name(503, "RequestLimitExceeded"));

  /** Something broke inside. */
  static final AwsError INTERNAL =
      new AwsError(
          "An internal error has occurred",
          new Name(500, "InternalServerError"),
          new Name(500, "InternalFailure"),
          new Name(500, "InternalError"));

  /** Overloaded, or away. */
  static final AwsError UNAVAILABLE =
      new AwsError(
          "The service is unavailable",
          new Name(503, "ServiceUnavailableException"),
          new Name(503, "ServiceUnavailable"),
          new Name(503, "Unavailable"));

  /** It gave up waiting for itself; whether the call had its effect it does not say. */
  static final AwsError TIMED_OUT =
      new AwsError(
          "The request timed out",
          new Name(400, "RequestTimeoutException"),
          new Name(400, "RequestTimeout"),
          new Name(400, "RequestTimeout"));

  /** The session's credentials are too old. */
  static final AwsError EXPIRED =
      new AwsError(
          "The security token included in the request is expired",
          new Name(400, "ExpiredTokenException"),
          new Name(403, "ExpiredToken"),
          new Name(400, "RequestExpired"));

  /** A right is missing. */
  static final AwsError DENIED =
      new AwsError(
          "You are not authorized to perform this operation",
          new Name(400, "AccessDeniedException"),
          new Name(403, "AccessDenied"),
          new Name(403, "UnauthorizedOperation"));

  record Name(int status, String code) {}

  /** As the service that is called would say it. */
  Reply to(AwsCall call) {
    AwsProtocol protocol = call.protocol();
    Name name =
        switch (protocol) {
          case JSON -> json;
          case QUERY -> query;
          case EC2 -> ec2;
        };
    return protocol.error(name.status(), name.code(), message);
  }
}
