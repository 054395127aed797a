package dev.hindsight.prompts.model;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Sends a request to the server it is meant for and to no other: a redirect would take key and
 * prompt along, and the clients follow one unasked.
 */
record OneServer(OkHttpClient http) implements Interceptor {

  static OneServer within(Duration deadline) {
    return new OneServer(
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(deadline)
            .readTimeout(deadline)
            .writeTimeout(deadline)
            .callTimeout(deadline)
            .build());
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    // the chain goes on to whoever follows redirects, which its builder cannot switch off
    return http.newCall(chain.request()).execute();
  }
}
