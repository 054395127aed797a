package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.Json;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#BAD_IMAGE}: somebody deploys a tag that was never pushed. */
record BadImage(Deploys deploys, Registry registry) implements Trouble {

  @Override
  public ObjectNode begin(FaultRecord record) {
    String image = deploys.nextImage(record, "-rc");
    return deploys.deploy(
        record,
        "deploy %s %s".formatted(record.path(), Deploys.tag(image)),
        container -> container.put("image", image));
  }

  @Override
  public boolean isOver(FaultRecord record) {
    return registry.has(Json.text(deploys.container(record), "image"));
  }

  @Override
  public void heal(FaultRecord record) {
    deploys.undo(record);
  }
}
