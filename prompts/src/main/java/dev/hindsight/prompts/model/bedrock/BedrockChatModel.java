package dev.hindsight.prompts.model.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingChatOptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;

/** Asks a model on Amazon Bedrock by Converse, once, with the AWS identity the bot runs as. */
public final class BedrockChatModel implements ChatModel {

  private static final int DEEPEST = 20;

  private final BedrockRuntimeClient client;
  private final ToolCallingChatOptions usual;

  BedrockChatModel(BedrockRuntimeClient client, ToolCallingChatOptions usual) {
    this.client = client;
    this.usual = usual;
  }

  /**
   * Of one model.
   *
   * @param region that of the environment if absent
   * @param endpoint AWS's own if absent
   * @param capped ends an answer that is too long
   */
  public static BedrockChatModel of(
      String model,
      Optional<String> region,
      Optional<URI> endpoint,
      Duration deadline,
      UnaryOperator<InputStream> capped,
      int output) {
    BedrockRuntimeClientBuilder builder =
        BedrockRuntimeClient.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(deadline)
                    .socketTimeout(deadline))
            .overrideConfiguration(
                o ->
                    o.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(deadline)
                        .addExecutionInterceptor(new Capped(capped)));
    region.map(Region::of).ifPresent(builder::region);
    endpoint.ifPresent(builder::endpointOverride);
    return new BedrockChatModel(
        builder.build(), ToolCallingChatOptions.builder().model(model).maxTokens(output).build());
  }

  @Override
  public ChatOptions getOptions() {
    return usual;
  }

  @Override
  public ChatResponse call(Prompt prompt) {
    ChatOptions given = prompt.getOptions();
    ChatOptions options = given == null ? usual : given;
    try {
      return Converse.response(
          client.converse(Converse.request(prompt.getInstructions(), options)));
    } catch (AwsServiceException e) {
      throw new BedrockFailed(e.statusCode(), e);
    } catch (ApiCallTimeoutException e) {
      throw new IllegalStateException(new TimeoutException("Bedrock did not answer in time"));
    } catch (SdkClientException e) {
      throw sent(e) ? e : new IllegalStateException(new ConnectException("Bedrock was not asked"));
    }
  }

  /** No credentials, no region: nothing went out, so nothing broke off either. */
  private static boolean sent(SdkClientException failure) {
    return Stream.<Throwable>iterate(failure, e -> e != null, Throwable::getCause)
        .limit(DEEPEST)
        .anyMatch(IOException.class::isInstance);
  }

  private record Capped(UnaryOperator<InputStream> cap) implements ExecutionInterceptor {

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
        Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
      return context.responseBody().map(cap);
    }
  }
}
