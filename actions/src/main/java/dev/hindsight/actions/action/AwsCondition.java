package dev.hindsight.actions.action;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What else must be so for a right in an IAM policy to count; nothing where it is empty.
 *
 * @param only the values that each of these keys of IAM may have
 */
public record AwsCondition(SortedMap<String, List<String>> only) {

  /** Nothing else. */
  public static final AwsCondition NONE = new AwsCondition(Collections.emptySortedMap());

  /** The key for the service that a role is handed to. */
  public static final String PASSED_TO = "iam:PassedToService";

  /** What is done with record sets, of which types they are, and how they are called. */
  public static final String DEEDS = "route53:ChangeResourceRecordSetsActions";

  /** Their types. */
  public static final String TYPES = "route53:ChangeResourceRecordSetsRecordTypes";

  /** Their names, in small letters and without the dot at the end. */
  public static final String NAMES = "route53:ChangeResourceRecordSetsNormalizedRecordNames";

  public AwsCondition {
    only = Collections.unmodifiableSortedMap(new TreeMap<>(only));
  }

  /** A role that only this service may get; of no role where that is empty. */
  public static AwsCondition passedTo(String service) {
    return service.isEmpty() ? NONE : NONE.with(PASSED_TO, List.of(service));
  }

  /** Record sets of these types that are put in place, and never taken away. */
  public static AwsCondition records(List<String> types) {
    return NONE.with(DEEDS, List.of("UPSERT")).with(TYPES, types);
  }

  /** The same, and this key with these values. */
  public AwsCondition with(String key, List<String> values) {
    SortedMap<String, List<String>> more = new TreeMap<>(only);
    more.put(key, List.copyOf(values));
    return new AwsCondition(more);
  }

  /** A call has one service, but all of its record sets must be so. */
  public static String operator(String key) {
    return key.equals(PASSED_TO) ? "StringEquals" : "ForAllValues:StringEquals";
  }

  /** Whether all that fulfils the other one fulfils this one too. */
  public boolean covers(AwsCondition other) {
    return only.entrySet().stream()
        .allMatch(
            e ->
                other.only().containsKey(e.getKey())
                    && new HashSet<>(e.getValue()).containsAll(other.only().get(e.getKey())));
  }

  /** For people; empty where there is none. */
  public String words() {
    return only.entrySet().stream()
        .map(e -> "%s %s".formatted(e.getKey(), String.join(", ", e.getValue())))
        .collect(Collectors.joining("; "));
  }
}
