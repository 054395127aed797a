package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;
import java.math.BigDecimal;
import java.util.List;

/** What is done to databases. */
@JsonSubTypes({
  @JsonSubTypes.Type(value = RdsTemplate.SnapshotDatabase.class, name = "snapshot-database"),
  @JsonSubTypes.Type(value = RdsTemplate.RebootDatabase.class, name = "reboot-database"),
  @JsonSubTypes.Type(value = RdsTemplate.FailOverCluster.class, name = "fail-over-cluster"),
  @JsonSubTypes.Type(value = RdsTemplate.RaiseDatabaseClass.class, name = "raise-database-class"),
  @JsonSubTypes.Type(value = RdsTemplate.GrowDatabaseStorage.class, name = "grow-database-storage")
})
public sealed interface RdsTemplate extends AwsTemplate {

  @Override
  default AwsKind kind() {
    return AwsKind.DB_INSTANCE;
  }

  /** A snapshot, before something is changed. */
  record SnapshotDatabase() implements RdsTemplate {}

  /** Booted anew, on demand by its standby. */
  record RebootDatabase(boolean failover) implements RdsTemplate {}

  /** Another member writes. */
  record FailOverCluster() implements RdsTemplate {

    @Override
    public AwsKind kind() {
      return AwsKind.DB_CLUSTER;
    }
  }

  /** The next one of these classes. */
  record RaiseDatabaseClass(List<String> classes) implements RdsTemplate {

    public RaiseDatabaseClass {
      classes = List.copyOf(classes);
      Amounts.atLeast("classes", classes.size(), 2);
    }
  }

  /** More storage by a factor, never above the maximum. */
  record GrowDatabaseStorage(BigDecimal factor, int max) implements RdsTemplate {

    public GrowDatabaseStorage {
      if (factor.compareTo(new BigDecimal("1.1")) < 0) {
        throw new IllegalArgumentException("factor must be at least 1.1, is " + factor);
      }
      Amounts.atMost(factor, BigDecimal.TWO);
      Amounts.atLeast("max", max, 6);
    }
  }
}
