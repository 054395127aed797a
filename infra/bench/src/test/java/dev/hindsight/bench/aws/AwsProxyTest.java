package dev.hindsight.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.Request;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import okio.ByteString;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the journal says is what the server behind the proxy saw and the client was told. */
class AwsProxyTest {

  private static final Duration WHILE = Duration.ofMillis(300);
  private static final ByteString BYTES = ByteString.decodeHex("00ff80c3280d0a");
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private FakeServer server;
  private AwsProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    proxy = AwsProxy.before(server.url(), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  @Test
  void passesOnEveryByteAndEverySignedHeader() throws Exception {
    server.answer(200, BYTES);
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(proxy.url().resolve("/a%2Fb/arn%3Aaws%3Ax?Marker=a%2Bb%3D"))
                .header("Authorization", Calls.authorization("lambda"))
                .header("X-Amz-Date", "20260101T000000Z")
                .PUT(BodyPublishers.ofByteArray(BYTES.toByteArray()))
                .build(),
            BodyHandlers.ofByteArray());
    Request got = server.requests().getFirst();
    assertThat(got.method()).isEqualTo("PUT");
    assertThat(got.path()).isEqualTo("/a%2Fb/arn%3Aaws%3Ax");
    assertThat(got.query()).isEqualTo("Marker=a%2Bb%3D");
    assertThat(got.body()).isEqualTo(BYTES);
    assertThat(got.header("Host")).contains(proxy.url().getAuthority());
    assertThat(got.header("X-Amz-Date")).contains("20260101T000000Z");
    assertThat(got.header("Authorization")).contains(Calls.authorization("lambda"));
    assertThat(ByteString.of(answer.body())).isEqualTo(BYTES);
    assertThat(answer.headers().firstValue("X-Amzn-RequestId")).contains("of-the-server");
  }

  @Test
  void passesBackAnEmptyAnswer() throws Exception {
    server.answer(204, ByteString.EMPTY);
    assertThat(stop("i-1").statusCode()).isEqualTo(204);
  }

  @Test
  void whatTheServerRefusesIsForwardedAndNotApplied() throws Exception {
    server.answer(400, ByteString.encodeUtf8("no"));
    assertThat(stop("i-1").statusCode()).isEqualTo(400);
    AwsSeen seen = proxy.journal().tried().getFirst();
    assertThat(seen.forwarded()).isTrue();
    assertThat(seen.applied()).isFalse();
  }

  @Test
  void aServerThatIsAwayIsNoEffect() throws Exception {
    server.close();
    assertThat(stop("i-1").statusCode()).isEqualTo(502);
    assertThat(proxy.journal().applied()).isEmpty();
  }

  @Test
  void theJournalNamesTheCall() throws Exception {
    stop("i-1");
    stop("i-1");
    stop("i-2");
    assertThat(proxy.journal().all())
        .allSatisfy(
            seen -> {
              assertThat(seen.service()).isEqualTo("ec2");
              assertThat(seen.operation()).isEqualTo("StopInstances");
              assertThat(seen.applied()).isTrue();
              assertThat(seen.fault()).isEqualTo("None");
              assertThat(seen.answered()).isEqualTo(200);
            });
    assertThat(proxy.journal().all()).extracting(AwsSeen::number).containsExactly(0, 1, 2);
    List<String> hashes = proxy.journal().all().stream().map(AwsSeen::bodyHash).toList();
    assertThat(hashes.get(1)).isEqualTo(hashes.get(0)).isNotEqualTo(hashes.get(2));
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, 503, RequestLimitExceeded, 0",
    "THROTTLED_AFTER, 503, RequestLimitExceeded, 1",
    "INTERNAL_ERROR, 500, InternalError, 0",
    "INTERNAL_ERROR_AFTER, 500, InternalError, 1",
    "UNAVAILABLE, 503, Unavailable, 0",
    "UNAVAILABLE_AFTER, 503, Unavailable, 1",
    "TIMED_OUT_AFTER, 400, RequestTimeout, 1",
    "EXPIRED_TOKEN, 400, RequestExpired, 0",
    "GARBAGE_AFTER, 200, Welcome to the proxy, 1",
    "DENIED, 403, UnauthorizedOperation, 0",
    "GARBAGE, 200, Welcome to the proxy, 0",
    "DELAYED, 200, done, 1",
    "ANSWERED_LATE, 200, done, 1",
    "PARTLY, 200, done, 1"
  })
  void answersAndHasItsEffectOrNot(AwsTrouble trouble, int status, String words, int effects)
      throws Exception {
    proxy.trouble(call -> trouble.of(call, WHILE));
    HttpResponse<String> answer = stop("i-1");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(words);
    assertEffects(effects, status);
  }

  @ParameterizedTest
  @CsvSource({"CUT, 0", "CUT_AFTER, 1"})
  void cutsAndHasItsEffectOrNot(AwsTrouble trouble, int effects) {
    proxy.trouble(call -> trouble.of(call, WHILE));
    assertThatThrownBy(() -> stop("i-1")).isInstanceOf(IOException.class);
    assertEffects(effects, 0);
  }

  @Test
  void cutsAndHasItsEffectLater() {
    proxy.trouble(call -> AwsTrouble.CUT_LONG_BEFORE.of(call, WHILE));
    assertThatThrownBy(() -> stop("i-1")).isInstanceOf(IOException.class);
    assertThat(server.requests()).isEmpty();
    Awaitility.await().until(() -> !proxy.journal().all().isEmpty());
    assertEffects(1, 0);
  }

  @Test
  void keepsAnAnswerBackAfterTheEffect() throws Exception {
    proxy.trouble(call -> AwsTrouble.ANSWERED_LATE.of(call, Duration.ofMinutes(1)));
    HttpRequest stop = request("Action=StopInstances&InstanceId.1=i-1");
    var answer = http.sendAsync(stop, BodyHandlers.ofString());
    Awaitility.await().until(() -> !proxy.journal().applied().isEmpty());
    assertThat(answer).isNotDone();
    answer.cancel(true);
  }

  @Test
  void reachesSomeOfSeveralTargetsOnly() throws Exception {
    proxy.trouble(call -> AwsTrouble.PARTLY.of(call, WHILE));
    var _ =
        send("Action=StopInstances&InstanceId.1=i-1&InstanceId.2=i-2&InstanceId.3=i-3&Force=true");
    assertThat(server.requests().getFirst().text())
        .isEqualTo("Action=StopInstances&InstanceId.1=i-1&Force=true");
    assertThat(proxy.journal().applied()).extracting(AwsSeen::fault).containsExactly("Instead");
  }

  @Test
  void tellsWhatWasBeforeForSomeTime() throws Exception {
    proxy.trouble(Calls.behind(Duration.ofMinutes(1)));
    String read = "Action=DescribeInstances&InstanceId.1=i-00001";
    assertThat(send(read).body()).isEqualTo("done");
    server.answer(200, ByteString.encodeUtf8("stopped"));
    assertThat(stop("i-00001").body()).isEqualTo("stopped");
    assertThat(send(read).body()).isEqualTo("done");
    assertThat(send("Action=DescribeInstances&InstanceId.1=i-00002").body()).isEqualTo("stopped");
    assertThat(proxy.journal().all())
        .extracting(AwsSeen::fault, AwsSeen::forwarded)
        .contains(tuple("Stale", false));
  }

  @Test
  void troublesOnlyWhatItIsToldTo() throws Exception {
    proxy.trouble(call -> call.writes() ? new Fault.CutBefore() : Fault.none());
    assertThat(send("Action=DescribeInstances").statusCode()).isEqualTo(200);
    assertThat(proxy.journal().tried()).isEmpty();
    assertThatThrownBy(() -> stop("i-1")).isInstanceOf(IOException.class);
    assertThat(proxy.journal().tried()).hasSize(1);
  }

  private void assertEffects(int effects, int answered) {
    assertThat(server.requests()).hasSize(effects);
    assertThat(proxy.journal().applied()).hasSize(effects);
    AwsSeen seen = proxy.journal().tried().getFirst();
    assertThat(seen.forwarded()).isEqualTo(effects == 1);
    assertThat(seen.answered()).isEqualTo(answered);
  }

  private HttpResponse<String> stop(String instance) throws Exception {
    return send("Action=StopInstances&InstanceId.1=" + instance);
  }

  private HttpResponse<String> send(String form) throws Exception {
    return http.send(request(form), BodyHandlers.ofString());
  }

  private HttpRequest request(String form) {
    return HttpRequest.newBuilder(proxy.url())
        .header("Authorization", Calls.authorization("ec2"))
        .header("Content-Type", Calls.FORM)
        .POST(BodyPublishers.ofString(form))
        .build();
  }
}
