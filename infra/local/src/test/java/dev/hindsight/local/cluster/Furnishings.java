package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** Puts objects of the kinds into a cluster that it does not start with; in the namespace shop. */
record Furnishings(Bench bench) {

  private static final String ONE_CONTAINER =
      """
      "containers":[{"name":"main","image":"registry.shop.example/shop/cart:3.2.4",
        "resources":{"requests":{"memory":"32Mi"},"limits":{"memory":"64Mi"}}}]\
      """;

  /** Of two replicas. */
  void statefulSet(String name, String more) {
    workload("StatefulSet", "statefulsets", name, "\"replicas\":2," + more);
  }

  void daemonSet(String name) {
    workload("DaemonSet", "daemonsets", name, "");
  }

  /** Of Deployment checkout. */
  void autoscaler(int min, int max) {
    make(
        "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers",
        """
        {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler",
         "metadata":{"name":"checkout"},"spec":{"minReplicas":%d,"maxReplicas":%d,
           "scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"checkout"}}}\
        """
            .formatted(min, max));
  }

  /** Of 10Gi, in a storage class that lets volumes grow or does not. */
  void claim(String name, boolean grows) {
    make(
        "/apis/storage.k8s.io/v1/storageclasses",
        """
        {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"fast"},
         "provisioner":"csi.practice.example","allowVolumeExpansion":%s}\
        """
            .formatted(grows));
    make(
        "/api/v1/namespaces/shop/persistentvolumeclaims",
        """
        {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"%s"},
         "spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"fast",
           "resources":{"requests":{"storage":"10Gi"}}}}\
        """
            .formatted(name));
    bench.pass(Duration.ofSeconds(1));
  }

  void cronJob(String name) {
    make(
        "/apis/batch/v1/namespaces/shop/cronjobs",
        """
        {"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"%s"},
         "spec":{"schedule":"0 3 * * *","concurrencyPolicy":"Forbid","jobTemplate":{"spec":{
           "template":{"spec":{"restartPolicy":"Never",%s}}}}}}\
        """
            .formatted(name, ONE_CONTAINER));
  }

  void job(String name) {
    make(
        "/apis/batch/v1/namespaces/shop/jobs",
        """
        {"apiVersion":"batch/v1","kind":"Job","metadata":{"name":"%s"},
         "spec":{"template":{"spec":{"restartPolicy":"Never",%s}}}}\
        """
            .formatted(name, ONE_CONTAINER));
  }

  private void workload(String kind, String plural, String name, String more) {
    make(
        "/apis/apps/v1/namespaces/shop/" + plural,
        """
        {"apiVersion":"apps/v1","kind":"%1$s","metadata":{"name":"%2$s"},
         "spec":{%3$s"selector":{"matchLabels":{"app":"%2$s"}},
           "template":{"metadata":{"labels":{"app":"%2$s"}},"spec":{%4$s}}}}\
        """
            .formatted(kind, name, more, ONE_CONTAINER));
  }

  private void make(String path, String body) {
    made(bench.post(path, body));
  }

  static void made(Bench.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }
}
