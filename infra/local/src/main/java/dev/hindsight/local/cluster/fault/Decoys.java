package dev.hindsight.local.cluster.fault;

/** Leaves a trace of something old and harmless beside a fault, chosen by its seed. */
@FunctionalInterface
public interface Decoys {

  void plant(FaultRecord record);
}
