package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Amount;
import dev.hindsight.knowledge.rank.read.Given;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A small volume below a program that writes to it again and again. */
final class DiskTooSmall implements Rule {

  private static final double SMALL = 1.1 * 1024 * 1024 * 1024;

  private static final Pattern LOOP =
      Pattern.compile("\\bwhile\\b|\\bfor\\b|\\buntil\\b|\\bloop\\b");
  private static final Pattern WRITES =
      Pattern.compile(
          "\\bdd if=|\\bfallocate\\b|\\.write\\(|json\\.dump\\(|open\\([^)\\n"
              + "]{1,200}['\"][wa]b?['\"]|>> ?[\\w/$\"{]|/dev/(?:zero|urandom)|\\btruncate -s");

  @Override
  public Stream<Flaw> flaws(World world) {
    return world
        .workloads()
        .filter(workload -> writes(workload, world))
        .flatMap(workload -> Stream.concat(templates(workload), claims(workload, world)));
  }

  private static boolean writes(Given workload, World world) {
    String script = Scripts.all(workload, world);
    return LOOP.matcher(script).find() && WRITES.matcher(script).find();
  }

  private static Stream<Flaw> templates(Given workload) {
    return Given.list(workload.at("/spec/volumeClaimTemplates")).stream()
        .flatMap(t -> flaw(workload, t.at("/metadata/name").asString(""), t, workload));
  }

  private static Stream<Flaw> claims(Given workload, World world) {
    return Given.list(workload.podSpec().path("volumes")).stream()
        .map(v -> v.at("/persistentVolumeClaim/claimName").asString(""))
        .filter(name -> !name.isEmpty())
        .flatMap(name -> world.find("PersistentVolumeClaim", workload.namespace(), name))
        .flatMap(claim -> flaw(workload, claim.name(), claim.object(), claim));
  }

  private static Stream<Flaw> flaw(Given workload, String name, JsonNode claim, Given shown) {
    String size = claim.at("/spec/resources/requests/storage").asString("");
    if (Amount.of(size).orElse(Double.MAX_VALUE) > SMALL) {
      return Stream.empty();
    }
    return Stream.of(
        new Flaw(
            workload,
            "%s %s keeps writing to volume claim (PVC) %s, which has only %s of disk space: it runs full"
                .formatted(workload.kind(), workload.name(), name, size),
            List.of(shown.numberOf("storage: " + size))));
  }
}
