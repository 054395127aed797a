package dev.hindsight.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects in AWS by the names that people and CloudWatch give them. */
class CloudObjectsTest {

  private static final String ACCOUNT = "123456789012";
  private static final String PLACE = "aws/123456789012/eu-west-1";

  @ParameterizedTest
  @CsvSource({
    "TargetGroup, checkout-web, '', checkout-web",
    "EC2Instance, i-0aaaaaaaaaaaaaaa1, '', i-0aaaaaaaaaaaaaaa1",
    "ECSService, prod/checkout, prod, checkout",
    "Listener, shop/443, shop, 443",
    "FunctionAlias, resize/live, resize, live"
  })
  void aGoodOneIsRead(String kind, String name, String namespace, String bare) {
    assertThat(CloudObjects.of(kind, ACCOUNT, "eu-west-1", name))
        .isEqualTo(new ObjectRef(PLACE, kind, namespace, bare));
  }

  @ParameterizedTest
  @CsvSource({
    "Bucket, 123456789012, eu-west-1, logs, there is no kind Bucket",
    "TargetGroup, 12345, eu-west-1, web, is no account number",
    "TargetGroup, 123456789012, Ireland, web, no region",
    "TargetGroup, 123456789012, eu-west-1, web/1, names no TargetGroup",
    "ECSService, 123456789012, eu-west-1, checkout, cluster/service",
    "EC2Instance, 123456789012, eu-west-1, my-machine, names no EC2Instance"
  })
  void aBadOneIsRefusedInWords(
      String kind, String account, String region, String name, String words) {
    assertThatThrownBy(() -> CloudObjects.of(kind, account, region, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({
    "TargetGroup, targetgroup/checkout-web/73e2d6bc24d8a067, TargetGroup checkout-web",
    "InstanceId, i-0aaaaaaaaaaaaaaa1, EC2Instance i-0aaaaaaaaaaaaaaa1",
    "AutoScalingGroupName, web, AutoScalingGroup web",
    "DBInstanceIdentifier, orders, RDSInstance orders",
    "DBClusterIdentifier, ledger, RDSCluster ledger",
    "FunctionName, resize, Function resize",
    "QueueName, orders, Queue orders",
    "TableName, carts, Table carts"
  })
  void aDimensionNamesItsObject(String dimension, String value, String display) {
    assertThat(CloudObjects.named(labels(Map.of(dimension, value))))
        .singleElement()
        .satisfies(object -> assertThat(object.display()).isEqualTo(display))
        .satisfies(object -> assertThat(object.cluster()).isEqualTo(PLACE));
  }

  @Test
  void aServiceOfEcsNeedsItsCluster() {
    assertThat(CloudObjects.named(labels(Map.of("ServiceName", "checkout", "ClusterName", "prod"))))
        .containsExactly(new ObjectRef(PLACE, "ECSService", "prod", "checkout"));
    assertThat(CloudObjects.named(labels(Map.of("ServiceName", "checkout")))).isEmpty();
  }

  @Test
  void whatNobodyCanBeCalledNamesNothing() {
    assertThat(
            CloudObjects.named(
                labels(Map.of("InstanceId", "../../x", "FunctionName", "a b", "Colour", "red"))))
        .isEmpty();
    assertThat(CloudObjects.named(Map.of("FunctionName", "resize"))).isEmpty();
    assertThat(CloudObjects.place(Map.of("account", "x", "region", "eu-west-1"))).isEmpty();
  }

  private static Map<String, String> labels(Map<String, String> dimensions) {
    Map<String, String> labels = new HashMap<>(dimensions);
    labels.put("account", ACCOUNT);
    labels.put("region", "eu-west-1");
    return labels;
  }
}
