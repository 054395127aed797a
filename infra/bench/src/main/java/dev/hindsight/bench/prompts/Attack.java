package dev.hindsight.bench.prompts;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts every payload into every field of an incident of its own, some incidents side by side. */
final class Attack {

  /** Fewer than make a storm, so that each has a card. */
  private static final int AT_ONCE = 8;

  /**
   * So many plans are approved: the engine's own first, for the model's may be one that stops it.
   */
  private static final int APPROVED = 2;

  private static final int TOLD_EVERY = 5 * AT_ONCE;

  private final World world;
  private final Watch watch;
  private final Progress progress;
  private List<Review> approved = List.of();

  Attack(World world, Watch watch, Progress progress) {
    this.world = world;
    this.watch = watch;
    this.progress = progress;
  }

  /**
   * Attacks.
   *
   * @param all the first causes are answered in this order, that of the calm incident before them
   */
  List<String> run(List<Hostile> all) throws IOException {
    Documents.write(world, all);
    world.cluster().inject(Fault.OOM, "checkout");
    List<String> causes = new ArrayList<>();
    try (Webhook webhook = new Webhook(world);
        Colleagues colleagues = new Colleagues(world, watch)) {
      webhook.send("warm-up", "shop", Map.of("alertname", "PodOOMKilled"), Map.of());
      Incidents incidents = world.incidents();
      world.await(
          "the first cause",
          () -> incidents.cause("warm-up").filter(c -> c.contains("memory")).isPresent());
      causes.addAll(wave(webhook, colleagues, List.of(Hostile.none())));
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        List<Hostile> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
        causes.addAll(wave(webhook, colleagues, some));
        if (from % TOLD_EVERY == 0 && from > 0) {
          progress.say("%d of %d payloads ...".formatted(from, all.size()));
        }
      }
      approve(all.stream().filter(Hostile::isHostile).skip(1).limit(APPROVED).toList(), webhook);
    }
    world.harvest(watch);
    world.tables(watch, approved);
    return causes;
  }

  /** What people read before they approved it. */
  List<Review> approved() {
    return approved;
  }

  /** At last, for what is approved changes the object that all incidents are about. */
  private void approve(List<Hostile> some, Webhook webhook) {
    progress.say("approving %d plans ...".formatted(some.size()));
    world.hostile().leaveSpecs();
    Approvals approvals = new Approvals(world, webhook);
    for (int i = 0; i < some.size(); i++) {
      approvals.of(some.get(i).toApprove(), i > 0);
    }
    approved = approvals.approved();
    world.harvest(watch);
  }

  private List<String> wave(Webhook webhook, Colleagues colleagues, List<Hostile> some) {
    Incidents incidents = world.incidents();
    List<String> services = some.stream().map(Hostile::service).toList();
    some.forEach(world.hostile()::add);
    world.tools().say(some);
    some.forEach(webhook::send);
    world.await("the words for " + services, () -> incidents.told(services) == some.size());
    world.await("the cards of " + services, () -> incidents.shown(services) == some.size());
    List<String> causes =
        services.stream().map(service -> incidents.cause(service).orElse("")).toList();
    some.stream().filter(Hostile::isHostile).forEach(colleagues::speak);
    colleagues.await();
    Week.tell(world, watch, services);
    world.harvest(watch);
    return causes;
  }
}
