package dev.hindsight.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.testing.Moto.AccessKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** moto as AWS SDK for Java sees it: what it says can be read, and it can say no. */
class MotoTest {

  private Moto moto;

  @BeforeEach
  void empty() {
    moto = Moto.require();
  }

  @Test
  void anAutoScalingGroupSaysWhenItWasMade() {
    try (AutoScalingClient client = client(AutoScalingClient.builder())) {
      client.createLaunchConfiguration(
          l -> l.launchConfigurationName("web").imageId("ami-12c6146b").instanceType("t3.micro"));
      client.createAutoScalingGroup(
          g ->
              g.autoScalingGroupName("web")
                  .launchConfigurationName("web")
                  .availabilityZones("eu-west-1a")
                  .minSize(0)
                  .maxSize(1));
      assertNow(client.describeAutoScalingGroups().autoScalingGroups().getFirst().createdTime());
    }
  }

  @Test
  void aCommandSaysWhenItWasAskedForAndWhenItEnds() {
    try (SsmClient client = client(SsmClient.builder())) {
      Command sent =
          client
              .sendCommand(
                  c ->
                      c.documentName("AWS-RunShellScript")
                          .instanceIds("i-0123456789abcdef0")
                          .timeoutSeconds(60))
              .command();
      assertNow(sent.requestedDateTime());
      Command listed = client.listCommands().commands().getFirst();
      assertThat(Duration.between(listed.requestedDateTime(), listed.expiresAfter()))
          .isEqualTo(Duration.ofSeconds(60));
    }
  }

  @Test
  void aDocumentSaysWhenItWasMade() {
    try (SsmClient client = client(SsmClient.builder())) {
      DocumentDescription made =
          client
              .createDocument(
                  d ->
                      d.name("restart")
                          .documentType(DocumentType.COMMAND)
                          .content(
                              """
                              {"schemaVersion": "2.2", "description": "restart",
                               "mainSteps": [{"action": "aws:runShellScript", "name": "restart",
                                 "inputs": {"runCommand": ["true"]}}]}\
                              """))
              .documentDescription();
      assertNow(made.createdDate());
      assertNow(client.describeDocument(d -> d.name("restart")).document().createdDate());
    }
  }

  @Test
  void oneTestFindsNothingOfAnother() {
    try (SsmClient client = client(SsmClient.builder())) {
      client.putParameter(p -> p.name("a").value("b").type(ParameterType.STRING));
      assertThat(client.describeParameters().parameters()).hasSize(1);
      moto.reset();
      assertThat(client.describeParameters().parameters()).isEmpty();
    }
  }

  @Test
  void callsAreFreeUntilRightsAreChecked() {
    moto.checkRightsAfter(1);
    try (SsmClient ssm = client(SsmClient.builder())) {
      assertThat(ssm.describeParameters().parameters()).isEmpty();
      assertRefused(ssm::describeParameters, "UnrecognizedClientException");
      moto.reset();
      assertThat(ssm.describeParameters().parameters()).isEmpty();
    }
  }

  @Test
  void whatThePolicyDoesNotAllowIsRefusedByTheServicesOwnCode() {
    AccessKey key = moto.user("bot", policy("ssm:DescribeParameters"));
    moto.checkRightsAfter(0);
    try (SsmClient ssm = client(SsmClient.builder(), key);
        AutoScalingClient scaling = client(AutoScalingClient.builder(), key);
        Ec2Client ec2 = client(Ec2Client.builder(), key)) {
      assertThat(ssm.describeParameters().parameters()).isEmpty();
      assertRefused(ssm::listDocuments, "AccessDeniedException");
      assertRefused(scaling::describeAutoScalingGroups, "AccessDenied");
      assertRefused(ec2::describeInstances, "UnauthorizedOperation");
    }
  }

  @Test
  void aSignatureOfAnotherSecretIsNone() {
    AccessKey key = moto.user("bot", policy("*"));
    AccessKey forged = new AccessKey(key.id(), "guessed");
    moto.checkRightsAfter(0);
    try (SsmClient ssm = client(SsmClient.builder(), forged);
        AutoScalingClient scaling = client(AutoScalingClient.builder(), forged);
        Ec2Client ec2 = client(Ec2Client.builder(), key)) {
      assertRefused(ssm::describeParameters, "InvalidSignatureException");
      assertRefused(scaling::describeAutoScalingGroups, "SignatureDoesNotMatch");
      assertThat(ec2.describeInstances().reservations()).isEmpty();
    }
  }

  @Test
  void aPolicyMayNameTheResource() {
    AccessKey key =
        moto.user("bot", policy("ec2:StopInstances", "arn:aws:ec2:eu-west-1:*:instance/*"));
    moto.checkRightsAfter(0);
    try (Ec2Client ec2 = client(Ec2Client.builder(), key)) {
      assertRefused(
          () -> ec2.stopInstances(i -> i.instanceIds("i-0123456789abcdef0")),
          "InvalidInstanceID.NotFound");
      assertRefused(ec2::describeInstances, "UnauthorizedOperation");
    }
  }

  @Test
  void aSessionPolicyTakesAway() {
    String role = moto.role("runner", policy("ssm:*"));
    AccessKey key = moto.user("bot", policy("sts:AssumeRole", role));
    moto.checkRightsAfter(0);
    try (StsClient sts = client(StsClient.builder(), key)) {
      Credentials given =
          sts.assumeRole(
                  r ->
                      r.roleArn(role)
                          .roleSessionName("plan")
                          .policy(policy("ssm:DescribeParameters")))
              .credentials();
      try (SsmClient ssm = client(SsmClient.builder(), session(given))) {
        assertThat(ssm.describeParameters().parameters()).isEmpty();
        assertRefused(ssm::listDocuments, "AccessDeniedException");
      }
    }
  }

  private static AwsCredentials session(Credentials given) {
    return AwsSessionCredentials.create(
        given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
  }

  private static String policy(String action) {
    return policy(action, "*");
  }

  private static String policy(String action, String resource) {
    return """
    {"Version": "2012-10-17",
     "Statement": [{"Effect": "Allow", "Action": "%s", "Resource": "%s"}]}\
    """
        .formatted(action, resource);
  }

  private static void assertRefused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private static void assertNow(Instant time) {
    assertThat(Duration.between(time, Clock.systemUTC().instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, new AccessKey("test", "test"));
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, AccessKey key) {
    return client(builder, AwsBasicCredentials.create(key.id(), key.secret()));
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials) {
    return builder
        .endpointOverride(moto.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
