package dev.hindsight.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.testing.Moto;
import dev.hindsight.testing.Moto.AccessKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS SDK for Java takes the proxy for AWS, and its troubles for AWS's own. */
class AwsProxyBeforeMotoTest {

  private static final Duration WHILE = Duration.ofMillis(100);
  private Moto moto;
  private AwsProxy proxy;

  @BeforeEach
  void start() throws IOException {
    moto = Moto.require();
    proxy = AwsProxy.before(moto.endpoint(), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    if (proxy != null) {
      proxy.close();
    }
  }

  @Test
  void signaturesStayGood() {
    AccessKey key =
        moto.user(
            "bot",
            """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}\
            """);
    moto.checkRightsAfter(0);
    try (Ec2Client ec2 = client(Ec2Client.builder(), key);
        SqsClient sqs = client(SqsClient.builder(), key)) {
      assertThat(ec2.describeInstances().reservations()).isEmpty();
      assertThat(sqs.createQueue(q -> q.queueName("orders")).queueUrl()).endsWith("/orders");
    }
    assertThat(proxy.journal().all())
        .extracting(AwsSeen::service, AwsSeen::operation, AwsSeen::applied)
        .containsExactly(
            tuple("ec2", "DescribeInstances", false), tuple("sqs", "CreateQueue", true));
  }

  @ParameterizedTest
  @CsvSource({
    "THROTTLED, RequestLimitExceeded, ThrottlingException, true",
    "INTERNAL_ERROR, InternalError, InternalServerError, false",
    "UNAVAILABLE, Unavailable, ServiceUnavailableException, false",
    "TIMED_OUT_AFTER, RequestTimeout, RequestTimeoutException, false",
    "EXPIRED_TOKEN, RequestExpired, ExpiredTokenException, false"
  })
  void errorsAreReadAsTheServicesOwn(
      AwsTrouble trouble, String ofEc2, String ofSqs, boolean throttled) {
    proxy.trouble(call -> trouble.of(call, WHILE));
    try (Ec2Client ec2 = client(Ec2Client.builder());
        SqsClient sqs = client(SqsClient.builder())) {
      assertError(ec2::describeInstances, ofEc2, throttled);
      assertError(sqs::listQueues, ofSqs, throttled);
    }
  }

  private static void assertError(ThrowingCallable call, String code, boolean throttled) {
    AwsServiceException error = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(error.isThrottlingException()).isEqualTo(throttled);
    assertThat(error.requestId()).isEqualTo("troubled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CUT_AFTER", "GARBAGE_AFTER"})
  void anAnswerThatIsLostLeavesTheEffect(AwsTrouble trouble) {
    proxy.trouble(call -> call.writes() ? trouble.of(call, WHILE) : Fault.none());
    try (SqsClient sqs = client(SqsClient.builder())) {
      assertThatThrownBy(() -> sqs.createQueue(q -> q.queueName("orders")))
          .isInstanceOf(SdkClientException.class);
      assertThat(sqs.listQueues().queueUrls()).hasSize(1);
    }
    assertThat(proxy.journal().applied()).hasSize(1);
  }

  @Test
  void someOfSeveralInstancesAreReached() {
    try (Ec2Client ec2 = client(Ec2Client.builder())) {
      List<String> ids =
          ec2
              .runInstances(r -> r.imageId("ami-12c6146b").minCount(5).maxCount(5))
              .instances()
              .stream()
              .map(Instance::instanceId)
              .toList();
      proxy.trouble(call -> AwsTrouble.PARTLY.of(call, WHILE));
      assertThat(ec2.stopInstances(s -> s.instanceIds(ids)).stoppingInstances()).hasSize(2);
      proxy.trouble(_ -> Fault.none());
      assertThat(ec2.describeInstances().reservations().getFirst().instances())
          .filteredOn(i -> i.state().name() == InstanceStateName.STOPPED)
          .hasSize(2);
    }
  }

  @Test
  void aReadIsBehindForAWhile() {
    proxy.trouble(Calls.behind(WHILE.multipliedBy(5)));
    try (Ec2Client ec2 = client(Ec2Client.builder())) {
      String id =
          ec2.runInstances(r -> r.imageId("ami-12c6146b").minCount(1).maxCount(1))
              .instances()
              .getFirst()
              .instanceId();
      assertThat(state(ec2, id)).isEqualTo(InstanceStateName.RUNNING);
      ec2.stopInstances(s -> s.instanceIds(id));
      assertThat(state(ec2, id)).isEqualTo(InstanceStateName.RUNNING);
      Awaitility.await().until(() -> state(ec2, id) == InstanceStateName.STOPPED);
    }
  }

  private static InstanceStateName state(Ec2Client ec2, String id) {
    return ec2.describeInstances(d -> d.instanceIds(id))
        .reservations()
        .getFirst()
        .instances()
        .getFirst()
        .state()
        .name();
  }

  @Test
  void aCallThatTheSdkRepeatsIsTheSameCall() {
    AtomicInteger calls = new AtomicInteger();
    proxy.trouble(
        call ->
            calls.getAndIncrement() == 0
                ? AwsTrouble.THROTTLED_AFTER.of(call, WHILE)
                : Fault.none());
    try (Ec2Client ec2 =
        client(
            Ec2Client.builder(),
            new AccessKey("test", "test"),
            DefaultRetryStrategy.standardStrategyBuilder().build())) {
      ec2.createVolume(v -> v.availabilityZone("eu-west-1a").size(1));
    }
    List<AwsSeen> tried = proxy.journal().tried();
    assertThat(tried).hasSize(2).allMatch(AwsSeen::applied);
    assertThat(tried.get(0).bodyHash()).isEqualTo(tried.get(1).bodyHash());
    assertThat(tried).extracting(AwsSeen::answered).containsExactly(503, 200);
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, new AccessKey("test", "test"));
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, AccessKey key) {
    return client(builder, key, DefaultRetryStrategy.doNotRetry());
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, AccessKey key, RetryStrategy retries) {
    return builder
        .endpointOverride(proxy.url())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(retries))
        .build();
  }
}
