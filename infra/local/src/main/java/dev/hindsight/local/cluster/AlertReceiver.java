package dev.hindsight.local.cluster;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** Where the cluster's alerting posts its webhooks, and the token it shows there. */
public record AlertReceiver(URI url, String bearerToken) {

  public AlertReceiver {
    requireNonNull(url, "url is null");
    requireNonNull(bearerToken, "bearerToken is null");
  }

  @Override
  public String toString() {
    return "AlertReceiver[url=" + url + "]";
  }
}
