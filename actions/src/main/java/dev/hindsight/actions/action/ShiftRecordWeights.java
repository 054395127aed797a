package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shifts how often each of the records that share a DNS name is answered. */
@ReadsAws(AwsKind.RECORD_SET)
@NeedsAws(
    permission = "route53:ChangeResourceRecordSets",
    on = "route53:hostedzone/*",
    recordTypes = {"A", "AAAA", "CNAME"})
@Meaning(
    "Shifts in which shares Route 53 answers a DNS name with the weighted records that it has; all"
        + " of them in one change, or none.")
public record ShiftRecordWeights(
    Target target,
    @Meaning("each record by its identifier, whole, with its weight now")
        SortedMap<String, WeightedRecord> from,
    @Meaning("the same identifiers with their weights then, 0 to 255, of the same sum")
        SortedMap<String, Integer> to)
    implements AwsAction {

  /** The shares of the records. */
  public static final String WEIGHTS = "weights";

  /** Before an identifier: the record without its weight. */
  public static final String RECORD = "record ";

  static final String NAME = "shift-record-weights";

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9 ._:/@-]{1,128}");
  private static final int MOST = 10;

  public ShiftRecordWeights {
    AwsKind.RECORD_SET.check(target.object());
    from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
    to = Collections.unmodifiableSortedMap(new TreeMap<>(to));
    SortedMap<String, Integer> now = weights(from);
    boolean sound =
        from.size() >= 2
            && from.size() <= MOST
            && from.keySet().equals(to.keySet())
            && from.keySet().stream().allMatch(id -> IDENTIFIER.matcher(id).matches())
            && to.values().stream().allMatch(w -> w >= 0 && w <= 255);
    if (!sound
        || now.equals(to)
        || sum(to.values()) == 0
        || sum(now.values()) != sum(to.values())) {
      throw new IllegalArgumentException(
          "weights of 0 to 255 and of the same sum, not 0, for the same two to %d records: %s, %s"
              .formatted(MOST, now, to));
    }
  }

  private static int sum(Collection<Integer> weights) {
    return weights.stream().mapToInt(Integer::intValue).sum();
  }

  private static SortedMap<String, Integer> weights(SortedMap<String, WeightedRecord> records) {
    SortedMap<String, Integer> weights = new TreeMap<>();
    records.forEach((id, record) -> weights.put(id, record.weight()));
    return weights;
  }

  /** The shares for people. */
  public static String words(SortedMap<String, Integer> weights) {
    return weights.entrySet().stream()
        .map(e -> "%s %d".formatted(e.getKey(), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** What is told of such records. */
  public static SortedMap<String, String> fields(SortedMap<String, WeightedRecord> records) {
    SortedMap<String, String> fields = Fields.of(WEIGHTS, words(weights(records)));
    records.forEach((id, record) -> fields.put(RECORD + id, record.rest().toString()));
    return fields;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.RECORD_SET;
  }

  @Override
  public String sentence() {
    return "Let %s be answered by %s instead of %s"
        .formatted(object().display(), words(to), words(weights(from)));
  }

  @Override
  public SortedMap<String, String> before() {
    return fields(from);
  }

  @Override
  public SortedMap<String, String> after() {
    return fields(then());
  }

  private SortedMap<String, WeightedRecord> then() {
    SortedMap<String, WeightedRecord> then = new TreeMap<>(from);
    then.replaceAll((id, record) -> record.weighing(to.getOrDefault(id, 0)));
    return then;
  }

  @Override
  public String beforeWords() {
    return WEIGHTS + " " + words(weights(from));
  }

  @Override
  public String afterWords() {
    return WEIGHTS + " " + words(to);
  }

  /** Only the records whose weight changes, all or none of them. */
  @Override
  public AwsCall call(String marker) {
    RecordName name = RecordName.of(object());
    return AwsCall.of(
        AwsService.ROUTE_53,
        "ChangeResourceRecordSets",
        p -> {
          ObjectNode batch = p.put("HostedZoneId", object().namespace()).putObject("ChangeBatch");
          ArrayNode changes = batch.put("Comment", marker).putArray("Changes");
          then()
              .forEach(
                  (id, record) -> {
                    if (!record.equals(from.get(id))) {
                      changes
                          .addObject()
                          .put("Action", "UPSERT")
                          .set("ResourceRecordSet", whole(name, id, record));
                    }
                  });
        });
  }

  private static ObjectNode whole(RecordName name, String id, WeightedRecord record) {
    ObjectNode rest = record.rest();
    rest.put("Name", name.absolute())
        .put("Type", name.type())
        .put("SetIdentifier", id)
        .put("Weight", (long) record.weight());
    return rest;
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ShiftRecordWeights(target, then(), weights(from)));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "who asks for the name is sent elsewhere");
  }

  @Override
  public String verification(String workloads) {
    return "all name servers of Route 53 know it, and " + workloads + " healthy";
  }

  /** On the zone, for this name and type alone. */
  @Override
  public List<AwsGrant> awsGrants() {
    RecordName name = RecordName.of(object());
    return List.of(
        new AwsGrant(
            call("").permission(),
            arn(),
            AwsCondition.records(List.of(name.type()))
                .with(AwsCondition.NAMES, List.of(name.dns()))));
  }
}
