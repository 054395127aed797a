package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Reply;
import tools.jackson.databind.json.JsonMapper;

/** The form in which a service says that something is wrong. */
enum AwsProtocol {
  /** Also of services that speak REST with JSON. */
  JSON,
  /** Also of services that speak REST with XML. */
  QUERY,
  EC2;

  private static final String XML = "text/xml";

  /** An error; its request id says that it is none of the server's. */
  Reply error(int status, String code, String message) {
    Reply reply =
        switch (this) {
          case JSON -> json(status, code, message);
          case QUERY ->
              Reply.of(
                  status,
                  XML,
                  """
                  <ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>\
                  <RequestId>troubled</RequestId></ErrorResponse>\
                  """
                      .formatted(status < 500 ? "Sender" : "Receiver", code, message));
          case EC2 ->
              Reply.of(
                  status,
                  XML,
                  """
                  <Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors>\
                  <RequestID>troubled</RequestID></Response>\
                  """
                      .formatted(code, message));
        };
    return reply.with("x-amzn-RequestId", "troubled");
  }

  private static Reply json(int status, String code, String message) {
    String body =
        JsonMapper.shared()
            .createObjectNode()
            .put("__type", code)
            .put("message", message)
            .toString();
    return Reply.of(status, "application/x-amz-json-1.1", body).with("x-amzn-ErrorType", code);
  }
}
