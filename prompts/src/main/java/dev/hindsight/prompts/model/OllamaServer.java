package dev.hindsight.prompts.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.ollama.OllamaChatModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaChatOptions;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResponseErrorHandler;
import org.springframework.web.client.RestClient;

/** A model behind Ollama's chat. */
final class OllamaServer {

  private OllamaServer() {}

  static ChatModel chat(ModelEndpoint endpoint, Limits limits) {
    JdkClientHttpRequestFactory http =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.deadline())
                .build());
    http.setReadTimeout(limits.deadline());
    long most = limits.longest().toBytes();
    return OllamaChatModel.builder()
        .ollamaApi(
            OllamaApi.builder()
                .baseUrl(endpoint.url())
                .restClientBuilder(
                    RestClient.builder()
                        .requestFactory(http)
                        .requestInterceptor(
                            (request, body, next) -> new Capped(next.execute(request, body), most)))
                .responseErrorHandler(new Refusals())
                .build())
        .options(
            OllamaChatOptions.builder().model(endpoint.name()).numPredict(limits.output()).build())
        .retryTemplate(new RetryTemplate(RetryPolicy.withMaxRetries(0)))
        .build();
  }

  /** Anything but an answer, as its status. */
  private static final class Refusals implements ResponseErrorHandler {

    @Override
    public boolean hasError(ClientHttpResponse response) throws IOException {
      return !response.getStatusCode().is2xxSuccessful();
    }

    @Override
    public void handleError(URI url, HttpMethod method, ClientHttpResponse response)
        throws IOException {
      throw new Refused(response.getStatusCode().value());
    }
  }

  private record Capped(ClientHttpResponse answer, long most) implements ClientHttpResponse {

    @Override
    public InputStream getBody() throws IOException {
      return new CappedStream(answer.getBody(), most);
    }

    @Override
    public HttpHeaders getHeaders() {
      return answer.getHeaders();
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
      return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
      return answer.getStatusText();
    }

    @Override
    public void close() {
      answer.close();
    }
  }
}
