package dev.hindsight.actions.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * One source of credentials for all clients: whose they are, which STS is asked, holds for the
 * others too.
 */
final class SharedCredentials implements AwsCredentialsProvider {

  private final Supplier<AwsCredentialsProvider> chain;
  private volatile AwsCredentialsProvider now;

  SharedCredentials(Supplier<AwsCredentialsProvider> chain) {
    this.chain = chain;
    this.now = chain.get();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return now.resolveCredentials();
  }

  /** They are looked for anew; not closed, for others may be asking the old ones. */
  void renew() {
    now = chain.get();
  }
}
