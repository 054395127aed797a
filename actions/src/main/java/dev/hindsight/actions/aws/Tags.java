package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Tags, which each service writes in its own way, and what some of them tell. */
final class Tags {

  /** The Auto Scaling group that an instance belongs to. */
  static final String GROUP = "aws:autoscaling:groupName";

  private static final String STACK = "aws:cloudformation:stack-name";

  private Tags() {}

  /** From a list of {@code {"Key","Value"}}, whichever the case. */
  static Map<String, String> of(JsonNode list) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode tag : list) {
      tags.put(
          tag.path("Key").asString(tag.path("key").asString("")),
          tag.path("Value").asString(tag.path("value").asString("")));
    }
    return tags;
  }

  /** From {@code {"key":"value"}}. */
  static Map<String, String> map(JsonNode map) {
    Map<String, String> tags = new TreeMap<>();
    map.properties().forEach(e -> tags.put(e.getKey(), e.getValue().asString("")));
    return tags;
  }

  /** Those of a load balancer's part; ELB tells them apart from the part itself. */
  static Outcome<Map<String, String>> ofBalancing(Calls aws, String arn) {
    return aws.make(
            AwsCall.of(
                AwsService.LOAD_BALANCING,
                "DescribeTags",
                p -> p.putArray("ResourceArns").add(arn)))
        .map(answer -> of(answer.at("/TagDescriptions/0/Tags")));
  }

  static Optional<String> value(Live live, String key) {
    return live.facts() instanceof Facts.Cloud cloud
        ? Optional.ofNullable(cloud.tags().get(key))
        : Optional.empty();
  }

  /** Who declares the object elsewhere and would set back a change of what is declared. */
  static List<String> declared(Live live) {
    List<String> who = new ArrayList<>();
    value(live, STACK).map("CloudFormation stack "::concat).ifPresent(who::add);
    for (String key : List.of("ManagedBy", "managed-by", "managed_by")) {
      value(live, key)
          .filter(by -> by.toLowerCase(Locale.ROOT).contains("terraform"))
          .ifPresent(_ -> who.add("Terraform"));
    }
    return who;
  }
}
