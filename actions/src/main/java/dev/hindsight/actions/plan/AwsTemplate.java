package dev.hindsight.actions.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.hindsight.actions.action.AwsKind;

/** What the values of an action in AWS are made from. */
@JsonSubTypes({
  @JsonSubTypes.Type(BalancingTemplate.class),
  @JsonSubTypes.Type(ComputeTemplate.class),
  @JsonSubTypes.Type(EcsTemplate.class),
  @JsonSubTypes.Type(RdsTemplate.class),
  @JsonSubTypes.Type(ServerlessTemplate.class),
  @JsonSubTypes.Type(AlarmTemplate.class),
  @JsonSubTypes.Type(DnsTemplate.class)
})
public sealed interface AwsTemplate extends Template
    permits BalancingTemplate,
        ComputeTemplate,
        EcsTemplate,
        RdsTemplate,
        ServerlessTemplate,
        AlarmTemplate,
        DnsTemplate {

  /** The kind of object it is for. */
  AwsKind kind();

  @Override
  default Sought sought() {
    return Sought.any(kind().kind());
  }
}
