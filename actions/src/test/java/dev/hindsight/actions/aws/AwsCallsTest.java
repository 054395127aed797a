package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.AwsService;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is declared as data is what the SDK sends. */
class AwsCallsTest {

  // nobody listens there, and nobody is asked
  private static final AwsBed BED = new AwsBed(URI.create("http://127.0.0.1:9"));

  static Stream<AwsAction> actions() {
    return AwsSamples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void everyParameterIsOneOfTheApi(AwsAction action) {
    AwsCall call = action.call("PLN-42/1/0a1b2c3d");
    assertThat(AwsJson.tree(BED.api.request(AwsBed.REGION, call))).isEqualTo(call.parameters());
  }

  @Test
  void aParameterThatTheApiHasNotIsAnError() {
    AwsCall wrong = AwsCall.of(AwsService.EC2, "StopInstances", p -> p.put("InstanceIdz", "i"));
    assertThatThrownBy(() -> BED.api.request(AwsBed.REGION, wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("InstanceIdz");
  }

  @Test
  void anOperationThatTheApiHasNotIsAnError() {
    AwsCall wrong = AwsCall.of(AwsService.EC2, "StopEverything", _ -> {});
    assertThatThrownBy(() -> BED.api.request(AwsBed.REGION, wrong))
        .hasMessageContaining("StopEverything");
  }

  @Test
  void namesAreThoseOfTheAwsProgramAndOfBoto() {
    AwsCall reboot = AwsCall.of(AwsService.RDS, "RebootDBInstance", _ -> {});
    assertThat(reboot.command()).isEqualTo("reboot-db-instance");
    assertThat(reboot.method()).isEqualTo("reboot_db_instance");
    assertThat(reboot.permission()).isEqualTo("rds:RebootDBInstance");
    assertThat(AwsCall.of(AwsService.RDS, "FailoverDBCluster", _ -> {}).command())
        .isEqualTo("failover-db-cluster");
  }
}
