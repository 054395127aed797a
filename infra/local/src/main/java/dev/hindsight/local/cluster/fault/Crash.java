package dev.hindsight.local.cluster.fault;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.store.Json;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** {@link Fault#CRASH}: somebody deploys a release whose process does not live long. */
record Crash(Deploys deploys, Registry registry) implements Trouble {

  private static final int[] CODES = {1, 2, 134};
  private static final Duration AT_ONCE = Duration.ofMillis(900);
  private static final Duration LATER = Duration.ofSeconds(5);

  @Override
  public ObjectNode begin(FaultRecord record) {
    String image = deploys.nextImage(record, "");
    int code = CODES[record.random().nextInt(CODES.length)];
    Duration after = record.isMajor() ? AT_ONCE : LATER;
    registry.pushBroken(image, new Registry.Exit(code, after, record.seed()));
    return deploys.deploy(
        record,
        "deploy %s %s".formatted(record.path(), Deploys.tag(image)),
        container -> container.put("image", image));
  }

  @Override
  public boolean isOver(FaultRecord record) {
    return registry.exit(Json.text(deploys.container(record), "image")).isEmpty();
  }

  @Override
  public void heal(FaultRecord record) {
    deploys.undo(record);
  }
}
