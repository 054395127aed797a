package dev.hindsight.bench.chaos.cluster;

import dev.hindsight.bench.proxy.Fault;
import dev.hindsight.bench.proxy.FaultProxy;
import dev.hindsight.bench.proxy.Request;
import dev.hindsight.bench.proxy.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Stands before an API server: journals every request, and lets some of them meet a fault. */
public final class Proxy implements AutoCloseable {

  private final FaultProxy proxy;
  private final Journal journal;
  private volatile Troubles troubles = _ -> Fault.none();

  private Proxy(Upstream upstream, Journal journal) throws IOException {
    this.journal = journal;
    proxy = FaultProxy.before(upstream, this::fault, journal);
  }

  private Fault fault(Request request) {
    journal.comes(request);
    return troubles.next(new Call(request));
  }

  /** On a free port of loopback. */
  public static Proxy before(Upstream upstream, Clock clock) throws IOException {
    return new Proxy(upstream, new Journal(clock));
  }

  /** From now on. */
  public void trouble(Troubles next) {
    troubles = next;
  }

  public Journal journal() {
    return journal;
  }

  /** A kubeconfig that leads here. */
  public void writeKubeconfig(Path file, String token) throws IOException {
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        current-context: chaos
        clusters: [{name: chaos, cluster: {server: "%s"}}]
        users: [{name: bot, user: {token: "%s"}}]
        contexts: [{name: chaos, context: {cluster: chaos, user: bot}}]
        """
            .formatted(proxy.url(), token));
  }

  @Override
  public void close() {
    proxy.close();
  }
}
