package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last fault of each kind that each service had; it survives a restart. */
public final class FaultRecords {

  private static final String NOTE = "fault/";

  private final ObjectStore store;

  FaultRecords(ObjectStore store) {
    this.store = store;
  }

  void keep(FaultRecord record) {
    store.note(note(record.namespace(), record.service(), record.fault()), record.toJson());
  }

  public List<FaultRecord> active() {
    return all(NOTE).filter(FaultRecord::isActive).toList();
  }

  /** Of one service, over or not, latest first. */
  public List<FaultRecord> of(String namespace, String service) {
    return all(NOTE + namespace + "/" + service + "/")
        .sorted(Comparator.comparing(FaultRecord::since).reversed())
        .toList();
  }

  Optional<FaultRecord> find(String namespace, String service, Fault fault) {
    return store.note(note(namespace, service, fault)).map(FaultRecord::of);
  }

  private Stream<FaultRecord> all(String prefix) {
    return store.notes(prefix).stream().map(FaultRecord::of);
  }

  private static String note(String namespace, String service, Fault fault) {
    return NOTE + namespace + "/" + service + "/" + fault.word();
  }
}
