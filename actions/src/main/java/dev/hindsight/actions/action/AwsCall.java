package dev.hindsight.actions.action;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of AWS as data: what is shown, rendered, granted and run is the same.
 *
 * @param operation as the API names it, {@code StopInstances}
 * @param parameters by the API's own names
 */
public record AwsCall(AwsService service, String operation, ObjectNode parameters) {

  private static final Pattern READS = Pattern.compile("(Describe|Get|List|Simulate)[A-Z].*");

  // as botocore derives the names of its methods
  private static final Pattern WORD = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern END = Pattern.compile("([a-z0-9])([A-Z])");

  /** A call with these parameters. */
  public static AwsCall of(AwsService service, String operation, Consumer<ObjectNode> parameters) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    parameters.accept(node);
    return new AwsCall(service, operation, node);
  }

  /** The operation as a method of boto3: {@code stop_instances}. */
  public String method() {
    String words = WORD.matcher(operation).replaceAll("$1_$2");
    return END.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  /** The operation as a command of the aws program: {@code stop-instances}. */
  public String command() {
    return method().replace('_', '-');
  }

  /** Whether it changes nothing, and may be made twice. */
  public boolean reads() {
    return READS.matcher(operation).matches() || parameters.path("DryRun").asBoolean(false);
  }

  /** The right it needs as IAM names it: {@code ec2:StopInstances}. */
  public String permission() {
    return service.iam() + ":" + operation;
  }

  /** The same call with these parameters besides. */
  public AwsCall with(Consumer<ObjectNode> more) {
    ObjectNode node = parameters.deepCopy();
    more.accept(node);
    return new AwsCall(service, operation, node);
  }
}
