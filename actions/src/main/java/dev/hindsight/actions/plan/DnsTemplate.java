package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;

/** What is done to names in Route 53. */
@JsonSubTypes(
    @JsonSubTypes.Type(value = DnsTemplate.ShiftRecordWeights.class, name = "shift-record-weights"))
public sealed interface DnsTemplate extends AwsTemplate {

  /** All answers of a name by one of the records that share it. */
  record ShiftRecordWeights(String to) implements DnsTemplate {

    @Override
    public AwsKind kind() {
      return AwsKind.RECORD_SET;
    }
  }
}
