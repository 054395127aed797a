package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policy for AWS is printed with nothing running and no account at hand. */
class AwsRightsCommandTest {

  private static final List<String> HERE =
      List.of("--account", "123456789012", "--region", "eu-west-1");

  @TempDir private Path directory;

  @Test
  void theWholeFamilyIsTwoPoliciesThatIamReads() throws Exception {
    int statements = 0;
    for (String part : List.of("1", "2")) {
      Cli.Answer printed = rights("--part", part);
      assertThat(printed.code()).as(printed.err()).isZero();
      JsonNode policy = JsonMapper.shared().readTree(printed.out());
      assertThat(policy.path("Version").asString()).isEqualTo("2012-10-17");
      assertThat(policy.path("Statement"))
          .isNotEmpty()
          .allMatch(one -> one.path("Effect").asString().equals("Allow"));
      statements += policy.path("Statement").size();
    }
    assertThat(statements).isGreaterThan(20);
  }

  @Test
  void fewActionsNeedFewRights() throws Exception {
    assertThat(rights("--actions", "stop-instance").out())
        .isEqualToNormalizingNewlines(
            """
            {
              "Version" : "2012-10-17",
              "Statement" : [ {
                "Sid" : "StopInstance",
                "Effect" : "Allow",
                "Action" : "ec2:StopInstances",
                "Resource" : "arn:aws:ec2:eu-west-1:123456789012:instance/*"
              }, {
                "Sid" : "ReadWhereAwsTakesNoResource",
                "Effect" : "Allow",
                "Action" : [ "sts:GetCallerIdentity", "ec2:DescribeInstances", "ec2:DescribeInstanceStatus", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData" ],
                "Resource" : "*"
              } ]
            }
            """);
  }

  @Test
  void whatIsTooLongIsPrintedInPartsAndNeverByHalves() throws Exception {
    String[] more = {"--region", "us-east-1", "--region", "eu-central-1"};
    Cli.Answer whole = rights(more);
    assertThat(whole.code()).isEqualTo(2);
    assertThat(whole.out()).isEmpty();
    assertThat(whole.err()).contains("AWS takes 6144: it is 2 policies", "--part 1 to --part 2");
    assertThat(rights("--part", "2", more[0], more[1], more[2], more[3]).out())
        .contains("ReadWhereAwsTakesNoResource");
    assertThat(rights("--part", "3").err()).contains("there is no policy 3 of 2");
  }

  @Test
  void aWrongWordIsTold() throws Exception {
    assertThat(rights("--actions", "drain-node").err())
        .contains("--actions: 'drain-node' is no action; the actions are start-instance, ");
    assertThat(rights("--region", "mars").err())
        .contains("'123456789012' is no account number or 'mars' no region");
  }

  @Test
  void theDoctorSaysThatNoRegionIsNamed() throws Exception {
    Path config = Files.writeString(directory.resolve("bot.properties"), "");
    Cli.Answer none = new Cli(directory).run("doctor", "aws", "--config", config.toString());
    assertThat(none.code()).as(none.out() + none.err()).isEqualTo(1);
    assertThat(none.out()).startsWith("missing  hindsight.aws.regions names no region");
  }

  private Cli.Answer rights(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("rights", "aws"));
    command.addAll(HERE);
    command.addAll(List.of(arguments));
    return new Cli(directory).run(command.toArray(String[]::new));
  }
}
