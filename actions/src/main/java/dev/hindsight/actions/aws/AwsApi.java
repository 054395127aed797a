package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.adapter.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/** Makes a call that is data: the one way to AWS; never throws for what AWS answers. */
@Component
class AwsApi implements Aws {

  // what the SDK puts where an answer has none; all of AWS's have one
  private static final String NO_ID = "UNKNOWN";

  private final AwsClients clients;
  private final Refused refused;

  AwsApi(AwsClients clients, Refused refused) {
    this.clients = clients;
    this.refused = refused;
  }

  @Override
  public Outcome<JsonNode> call(String region, AwsCall call, String what) {
    Outcome<JsonNode> first = once(region, call, what);
    if (!refused.expired(first)) {
      return first;
    }
    // Refused before anything was done; new ones may be there by now.
    clients.renew();
    return call.reads() ? once(region, call, what) : refused.renewed(what);
  }

  private Outcome<JsonNode> once(String region, AwsCall call, String what) {
    try {
      AwsResponse answer = send(clients.of(call.service(), region), call);
      return isOfAws(answer) ? new Outcome.Done<>(AwsJson.tree(answer)) : refused.foreign(what);
    } catch (RuntimeException e) {
      return refused.of(call, what, e);
    }
  }

  /** A page that a box on the way shows is read as an answer in which nothing is. */
  private static boolean isOfAws(AwsResponse answer) {
    return !NO_ID.equals(answer.responseMetadata().requestId());
  }

  private static AwsResponse send(SdkClient client, AwsCall call) {
    Method method = method(client, call.operation());
    try {
      return (AwsResponse) method.invoke(client, request(method, call));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SDK cannot " + call.operation(), e);
    }
  }

  private static Object request(Method method, AwsCall call) throws ReflectiveOperationException {
    SdkPojo builder = (SdkPojo) method.getParameterTypes()[0].getMethod("builder").invoke(null);
    return ((Buildable) AwsJson.fill(builder, call.parameters())).build();
  }

  /** The call as the SDK would send it; throws for what the API does not know. */
  SdkPojo request(String region, AwsCall call) {
    try {
      return (SdkPojo) request(method(clients.of(call.service(), region), call.operation()), call);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the SDK cannot " + call.operation(), e);
    }
  }

  /** Declared by the client's interface, which is public while the class behind it is not. */
  private static Method method(SdkClient client, String operation) {
    return Arrays.stream(client.getClass().getInterfaces())
        .filter(AwsClient.class::isAssignableFrom)
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .filter(m -> m.getName().equalsIgnoreCase(operation) && m.getParameterCount() == 1)
        .filter(m -> SdkRequest.class.isAssignableFrom(m.getParameterTypes()[0]))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the SDK has no " + operation));
  }
}
