package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.adapter.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;

/**
 * Credentials expire, and those that come next may be for another account, in which there is
 * something of the same name.
 */
class RenewedCredentialsTest {

  private static final String EXPIRED =
      """
      <Response><Errors><Error><Code>RequestExpired</Code><Message>too old</Message></Error>\
      </Errors><RequestID>1</RequestID></Response>\
      """;

  private final AtomicInteger calls = new AtomicInteger();
  private HttpServer server;
  private AwsApi api;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean first = calls.getAndIncrement() == 0;
            byte[] answer = (first ? EXPIRED : "<Response/>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("x-amzn-RequestId", "1");
            exchange.sendResponseHeaders(first ? 400 : 200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    api = new AwsBed(URI.create("http://127.0.0.1:" + server.getAddress().getPort())).api;
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Outcome<JsonNode> call(String operation) {
    return api.call(AwsBed.REGION, AwsCall.of(AwsService.EC2, operation, _ -> {}), "a test");
  }

  @Test
  void aLookIsRepeatedWithTheNewOnes() {
    assertThat(call("DescribeInstances")).isInstanceOf(Outcome.Done.class);
    assertThat(calls).hasValue(2);
  }

  @Test
  void aWriteIsNotSentWithThemBeforeItIsAskedWhoseTheyAre() {
    assertThat(call("StopInstances"))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class, again -> assertThat(again.reason().withoutEffect()).isTrue());
    assertThat(calls).hasValue(1);
    assertThat(call("StopInstances")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whoHasAClientAlreadyIsNotDisturbed() {
    calls.set(1);
    AwsClients clients =
        new AwsClients(
            AwsBed.settings(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
            Optional.empty());
    Ec2Client inUse = (Ec2Client) clients.of(AwsService.EC2, AwsBed.REGION);
    clients.renew();
    assertThat(inUse.describeInstances().reservations()).isEmpty();
    clients.destroy();
  }
}
