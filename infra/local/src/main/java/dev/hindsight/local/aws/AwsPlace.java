package dev.hindsight.local.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The one account and region of the practice world, and clients for it. */
public record AwsPlace(URI endpoint) {

  /** moto's own account. */
  public static final String ACCOUNT = "123456789012";

  public static final String REGION = "eu-west-1";

  /** What everybody signs with; nobody checks it. */
  public static final String KEY = "practice";

  Ec2Client ec2() {
    return client(Ec2Client.builder());
  }

  ElasticLoadBalancingV2Client balancing() {
    return client(ElasticLoadBalancingV2Client.builder());
  }

  CloudWatchClient cloudWatch() {
    return client(CloudWatchClient.builder());
  }

  private <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
      C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY)))
        // loopback is not reached through a proxy
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .proxyConfiguration(
                    p -> p.useSystemPropertyValues(false).useEnvironmentVariablesValues(false)))
        .build();
  }
}
