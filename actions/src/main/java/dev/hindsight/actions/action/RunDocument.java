package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Runs an allow-listed SSM document on one instance. */
@ReadsAws(AwsKind.MANAGED_INSTANCE)
@NeedsAws(permission = "ssm:SendCommand", on = "ec2:instance/*")
@NeedsAws(permission = "ssm:SendCommand", on = "ssm:document/*")
@NeedsAws(permission = "ssm:SendCommand", on = "ssm:document/AWS-*", ofAmazon = true)
@Meaning(
    "Runs a document of Systems Manager on one instance: only those that the operator lists"
        + " (hindsight.aws.documents).")
public record RunDocument(
    Target target,
    @Meaning("the name of the document") String document,
    @Meaning("what the document is given, each a list of at most 20 values")
        SortedMap<String, List<String>> parameters)
    implements AwsAction {

  /** Whether the machine answers Systems Manager. */
  public static final String AGENT = "agent";

  /** It does. */
  public static final String ONLINE = "online";

  /** Before the comment of a command. */
  public static final String COMMAND = "command ";

  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_.-]{3,128}");

  static final String NAME = "run-document";

  public RunDocument {
    AwsKind.MANAGED_INSTANCE.check(target.object());
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    if (!NAMES.matcher(document).matches()
        || parameters.values().stream().anyMatch(values -> values.size() > 20)) {
      throw new IllegalArgumentException(
          "no document with such parameters: '%s', %s".formatted(document, parameters));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.MANAGED_INSTANCE;
  }

  @Override
  public String sentence() {
    return "Run document %s on %s with %s".formatted(document, object().display(), parameters);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(AGENT, ONLINE);
  }

  @Override
  public SortedMap<String, String> after() {
    return before();
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.SSM,
        "SendCommand",
        p -> {
          p.put("DocumentName", document).put("Comment", marker).put("TimeoutSeconds", 600);
          p.putArray("InstanceIds").add(object().name());
          ObjectNode given = p.putObject("Parameters");
          parameters.forEach((name, values) -> values.forEach(given.withArray(name)::add));
        });
  }

  @Override
  public Undo undo() {
    return Undo.Never.because("what a document does is its own; the bot cannot take it back");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "a document may do anything on the machine");
  }

  @Override
  public Trace trace() {
    return Trace.LATE_MARK;
  }

  @Override
  public boolean marked(Live live, String marker) {
    return live.facts() instanceof Facts.Cloud cloud
        && cloud.fields().containsKey(COMMAND + marker);
  }

  /** On the document and on the machine. */
  @Override
  public List<AwsGrant> awsGrants() {
    AwsPlace place = AwsPlace.of(object()).orElseThrow();
    String account = document.startsWith("AWS-") ? "" : place.account();
    return List.of(
        new AwsGrant("ssm:SendCommand", AwsKind.MANAGED_INSTANCE.arn(object())),
        new AwsGrant(
            "ssm:SendCommand",
            "arn:%s:ssm:%s:%s:document/%s"
                .formatted(place.partition(), place.region(), account, document)));
  }
}
