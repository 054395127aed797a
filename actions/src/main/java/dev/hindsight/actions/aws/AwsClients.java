package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsService;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** One client for each service and region, made when it is first asked for. */
@Component
class AwsClients implements DisposableBean {

  private final AwsSettings settings;
  private final SharedCredentials credentials;
  private final Map<Key, SdkClient> clients = new ConcurrentHashMap<>();

  /** By the default chain, looked through when it is first needed. */
  @Autowired
  AwsClients(AwsSettings settings) {
    this(settings, Optional.empty());
  }

  AwsClients(AwsSettings settings, Optional<AwsCredentialsProvider> credentials) {
    this.settings = settings;
    this.credentials =
        new SharedCredentials(
            () -> credentials.orElseGet(() -> DefaultCredentialsProvider.builder().build()));
  }

  private record Key(AwsService service, String region) {}

  SdkClient of(AwsService service, String region) {
    return clients.computeIfAbsent(new Key(service, region), this::make);
  }

  /** Credentials are looked for anew; the clients stay, for others may be using them. */
  void renew() {
    credentials.renew();
  }

  private SdkClient make(Key key) {
    return switch (key.service()) {
      case EC2 -> built(Ec2Client.builder(), key);
      case AUTO_SCALING -> built(AutoScalingClient.builder(), key);
      case ECS -> built(EcsClient.builder(), key);
      case RDS -> built(RdsClient.builder(), key);
      case LOAD_BALANCING -> built(ElasticLoadBalancingV2Client.builder(), key);
      case SSM -> built(SsmClient.builder(), key);
      case CLOUDWATCH -> built(CloudWatchClient.builder(), key);
      case LOGS -> built(CloudWatchLogsClient.builder(), key);
      case LAMBDA -> built(LambdaClient.builder(), key);
      case SQS -> built(SqsClient.builder(), key);
      case DYNAMODB -> built(DynamoDbClient.builder(), key);
      case ROUTE_53 -> built(Route53Client.builder(), key);
      case STS -> built(StsClient.builder(), key);
      case IAM -> built(IamClient.builder(), key);
    };
  }

  // Retries are the executor's: the SDK's own would write a second time without being asked.
  private <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
      SdkClient built(B builder, Key key) {
    URI endpoint = settings.endpoint();
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    builder.credentialsProvider(credentials);
    SdkHttpClient.Builder<?> http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(settings.callTimeout())
            .socketTimeout(settings.callTimeout())
            // another server than AWS is beside the bot
            .proxyConfiguration(
                p ->
                    p.useSystemPropertyValues(endpoint == null)
                        .useEnvironmentVariablesValues(endpoint == null));
    return builder
        .region(Region.of(key.region()))
        .httpClientBuilder(http)
        .overrideConfiguration(
            o ->
                o.retryStrategy(AwsRetryStrategy.doNotRetry())
                    .apiCallTimeout(settings.callTimeout()))
        .build();
  }

  @Override
  public void destroy() {
    clients.values().forEach(SdkClient::close);
  }
}
