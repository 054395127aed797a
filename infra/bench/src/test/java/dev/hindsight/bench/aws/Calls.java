package dev.hindsight.bench.aws;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.Request;
import java.time.Duration;
import okhttp3.Headers;
import okio.ByteString;

/** Calls as the SDKs make them. */
final class Calls {

  static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  private Calls() {}

  /** No trouble but that reads are behind each write for so long. */
  static AwsTroubles behind(Duration time) {
    return new AwsTroubles() {
      @Override
      public Fault next(AwsCall call) {
        return Fault.none();
      }

      @Override
      public Duration behind(AwsCall write) {
        return time;
      }
    };
  }

  static AwsCall form(String service, String body) {
    return call("POST", "/", body, signed(service).add("Content-Type", FORM).build());
  }

  static AwsCall json(String service, String target, String body) {
    return call("POST", "/", body, signed(service).add("X-Amz-Target", target).build());
  }

  static AwsCall rest(String service, String method, String path) {
    return call(method, path, "", signed(service).build());
  }

  static String authorization(String service) {
    return "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-west-1/%s/aws4_request, "
            .formatted(service)
        + "SignedHeaders=host;x-amz-date, Signature=0";
  }

  private static Headers.Builder signed(String service) {
    return new Headers.Builder().add("Authorization", authorization(service));
  }

  private static AwsCall call(String method, String path, String body, Headers headers) {
    return new AwsCall(new Request(method, path, "", headers, ByteString.encodeUtf8(body)));
  }
}
