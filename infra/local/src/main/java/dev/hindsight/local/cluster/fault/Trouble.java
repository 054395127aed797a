package dev.hindsight.local.cluster.fault;

import tools.jackson.databind.node.ObjectNode;

/** One kind of fault: how it begins, when it is over, and how somebody else heals it. */
sealed interface Trouble
    permits BadImage,
        BadRequests,
        Crash,
        DependencyDown,
        MissingConfig,
        NodePressure,
        OutOfMemory,
        OverQuota,
        Overload,
        WrongProbe {

  /**
   * Changes the world and returns the details that the other two need. Throws
   * IllegalArgumentException, before anything is changed, where the service cannot have this fault.
   */
  ObjectNode begin(FaultRecord record);

  /** True once the world is well again, whoever made it so. */
  boolean isOver(FaultRecord record);

  /** Puts things right without the API, as a colleague would. */
  void heal(FaultRecord record);
}
