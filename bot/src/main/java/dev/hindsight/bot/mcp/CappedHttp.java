package dev.hindsight.bot.mcp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP client that reads no answer further than so many bytes, whatever library uses it. */
final class CappedHttp extends HttpClient {

  private final HttpClient inner;
  private final long most;

  private CappedHttp(HttpClient inner, long most) {
    this.inner = inner;
    this.most = most;
  }

  /** A builder of such clients; it follows no redirects. */
  static Builder builder(long most) {
    Builder inner = HttpClient.newBuilder().followRedirects(Redirect.NEVER);
    Builder[] outer = new Builder[1];
    outer[0] =
        (Builder)
            Proxy.newProxyInstance(
                CappedHttp.class.getClassLoader(),
                new Class<?>[] {Builder.class},
                (_, method, arguments) -> {
                  try {
                    Object made = method.invoke(inner, arguments);
                    return made instanceof HttpClient client
                        ? new CappedHttp(client, most)
                        : outer[0];
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return outer[0];
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws java.io.IOException, InterruptedException {
    return inner.send(request, BodyHandlers.limiting(body, most));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> body) {
    return inner.sendAsync(request, BodyHandlers.limiting(body, most));
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> body, PushPromiseHandler<T> pushed) {
    return sendAsync(request, body);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return inner.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return inner.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return inner.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return inner.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return inner.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return inner.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return inner.authenticator();
  }

  @Override
  public Version version() {
    return inner.version();
  }

  @Override
  public Optional<Executor> executor() {
    return inner.executor();
  }

  @Override
  public void close() {
    inner.shutdownNow();
  }
}
