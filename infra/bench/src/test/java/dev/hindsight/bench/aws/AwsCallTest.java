package dev.hindsight.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.proxy.Request;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request to AWS is read as. */
class AwsCallTest {

  static Stream<Arguments> calls() {
    String instance = "&Version=2016-11-15&InstanceId.1=i-1";
    return Stream.of(
        Arguments.of(
            Calls.form("ec2", "Action=RebootInstances" + instance), "ec2", "RebootInstances", true),
        Arguments.of(
            Calls.form("ec2", "Action=DescribeInstances"), "ec2", "DescribeInstances", false),
        Arguments.of(
            Calls.form("ec2", "DryRun=true&Action=RebootInstances" + instance),
            "ec2",
            "RebootInstances",
            false),
        Arguments.of(
            Calls.form("autoscaling", "Version=1&Action=SetDesiredCapacity"),
            "autoscaling",
            "SetDesiredCapacity",
            true),
        Arguments.of(
            Calls.json("sqs", "AmazonSQS.StartMessageMoveTask", "{}"),
            "sqs",
            "StartMessageMoveTask",
            true),
        Arguments.of(
            Calls.json("ecs", "AmazonEC2ContainerServiceV20141113.ListTasks", "{}"),
            "ecs",
            "ListTasks",
            false),
        Arguments.of(
            Calls.rest("lambda", "PUT", "/2017-10-31/functions/f/concurrency"),
            "lambda",
            "PUT /2017-10-31/functions/f/concurrency",
            true),
        Arguments.of(
            Calls.rest("route53", "GET", "/2013-04-01/hostedzone"),
            "route53",
            "GET /2013-04-01/hostedzone",
            false));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void hasAServiceAndAnOperationAndMayWrite(
      AwsCall call, String service, String operation, boolean writes) {
    assertThat(call.service()).isEqualTo(service);
    assertThat(call.operation()).isEqualTo(operation);
    assertThat(call.writes()).isEqualTo(writes);
  }

  @Test
  void theSameBodyHasTheSameHash() {
    String start = "Action=RunInstances&ClientToken=";
    assertThat(Calls.form("ec2", start + "a").bodyHash())
        .isEqualTo(Calls.form("ec2", start + "a").bodyHash())
        .isNotEqualTo(Calls.form("ec2", start + "b").bodyHash())
        .hasSize(64);
  }

  @Test
  void hasARegionAndValues() {
    AwsCall form = Calls.form("ec2", "Action=StopInstances&Version=2016-11-15&InstanceId.1=i-1");
    assertThat(form.region()).isEqualTo("eu-west-1");
    assertThat(form.values()).containsExactly("i-1");
    assertThat(
            Calls.json("ecs", "E.UpdateService", "{\"service\":\"web\",\"desiredCount\":4}")
                .values())
        .containsExactly("web", "4");
    assertThat(
            Calls.rest("lambda", "DELETE", "/2017-10-31/functions/mail%3Aer/concurrency").values())
        .contains("functions", "mail:er");
  }

  @Test
  void reachesHalfOfItsTargetsOrLess() {
    String two =
        "&Targets.member.1.Id=a&Targets.member.1.Port=1&Targets.member.2.Id=b&Targets.member.2.Port=2";
    assertThat(Calls.form("elasticloadbalancing", "Action=RegisterTargets" + two).ofSome())
        .map(Request::text)
        .contains("Action=RegisterTargets&Targets.member.1.Id=a&Targets.member.1.Port=1");
    assertThat(
            Calls.json("ssm", "AmazonSSM.SendCommand", "{\"InstanceIds\":[\"a\",\"b\",\"c\"]}")
                .ofSome())
        .map(Request::text)
        .contains("{\"InstanceIds\":[\"a\"]}");
    assertThat(Calls.form("ec2", "Action=StopInstances&InstanceId.1=i-1").ofSome()).isEmpty();
    assertThat(Calls.json("ssm", "AmazonSSM.SendCommand", "{\"InstanceIds\":[\"a\"]}").ofSome())
        .isEmpty();
  }
}
