package dev.hindsight.knowledge.rank.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectNameTest {

  @ParameterizedTest
  @CsvSource({
    "Pod shop/checkout-7d9f8b6c5d-x2x4z, shop/checkout",
    "Pod/shop/checkout-7d9f8b6c5d-x2x4z, shop/checkout",
    "Pod shop/redis-0, shop/redis",
    "Pod kube-system/kube-proxy-x2x4z, kube-system/kube-proxy",
    "ReplicaSet shop/checkout-7d9f8b6c5d, shop/checkout",
    "Deployment shop/checkout, shop/checkout",
    "shop/checkout, shop/checkout",
    "Node worker-1, node:worker-1",
    "Node//worker-1, node:worker-1",
    "Node/worker-1, node:worker-1",
    "Namespace//shop, namespace:shop"
  })
  void aPodAndItsWorkloadHaveTheSameKey(String text, String key) {
    assertThat(ObjectName.parse(text).orElseThrow().key()).isEqualTo(key);
  }

  @Test
  void whatIsNoObjectHasNoName() {
    assertThat(ObjectName.parse("alert")).isEmpty();
    assertThat(ObjectName.parse("")).isEmpty();
  }
}
