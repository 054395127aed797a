package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A box on the way answers instead of AWS, and says that all is well. */
class ForeignAnswersTest {

  private static final byte[] PAGE =
      "<html><body>Please log in</body></html>".getBytes(StandardCharsets.UTF_8);

  private HttpServer box;
  private AwsApi api;

  @BeforeEach
  void start() throws IOException {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    box = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    box.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
          }
        });
    box.start();
    api = new AwsBed(URI.create("http://127.0.0.1:" + box.getAddress().getPort())).api;
  }

  @AfterEach
  void stop() {
    box.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "EC2, DescribeInstances",
    "EC2, StopInstances",
    "AUTO_SCALING, DescribeAutoScalingGroups",
    "RDS, DescribeDBInstances",
    "LOAD_BALANCING, DescribeTargetGroups",
    "STS, GetCallerIdentity",
    "ECS, DescribeServices",
    "SSM, ListCommands",
    "DYNAMODB, ListTables",
    "SQS, ListQueues",
    "LAMBDA, ListFunctions"
  })
  void isNeitherDoneNorGone(AwsService service, String operation) {
    assertThat(api.call(AwsBed.REGION, AwsCall.of(service, operation, _ -> {}), "a test"))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class, again -> assertThat(again.reason()).isEqualTo(Reason.GARBLED));
  }
}
