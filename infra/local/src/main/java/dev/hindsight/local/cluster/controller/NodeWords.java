package dev.hindsight.local.cluster.controller;

/** How the kubelet names a kind of pressure on its node, and the relief from it. */
record NodeWords(String reason, String message, String event, String taint) {

  static NodeWords of(String condition, boolean high) {
    boolean memory = condition.equals("MemoryPressure");
    String taint = "node.kubernetes.io/" + (memory ? "memory-pressure" : "disk-pressure");
    if (memory) {
      String reason = high ? "KubeletHasInsufficientMemory" : "KubeletHasSufficientMemory";
      String message =
          "kubelet has %s memory available".formatted(high ? "insufficient" : "sufficient");
      return new NodeWords(
          reason, message, high ? "NodeHasInsufficientMemory" : "NodeHasSufficientMemory", taint);
    }
    return new NodeWords(
        high ? "KubeletHasDiskPressure" : "KubeletHasNoDiskPressure",
        high ? "kubelet has disk pressure" : "kubelet has no disk pressure",
        high ? "NodeHasDiskPressure" : "NodeHasNoDiskPressure",
        taint);
  }
}
