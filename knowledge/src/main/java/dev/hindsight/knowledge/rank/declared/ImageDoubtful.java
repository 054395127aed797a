package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An image that reads as if it could not be pulled: a made-up or private registry without a secret.
 */
final class ImageDoubtful implements Rule {

  private static final Pattern PRIVATE =
      Pattern.compile(
          "[\\w.-]*(?:private|internal|nonexist\\w*|does-?not-?exist|invalid|example|fake|missing|bogus|wrong)[\\w.-]*(?:\\.[a-z]{2,20})?(?::\\d{2,5})?/.+");
  private static final Pattern DOUBTFUL =
      Pattern.compile(
          ".*(?:non-?exist\\w*|does-?not-?exist|no-?such|invalid|typo|wrong|missing|bogus|fake).*",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Stream<Flaw> flaws(World world) {
    return world.workloads().filter(Given::isManifest).flatMap(ImageDoubtful::of);
  }

  private static Stream<Flaw> of(Given workload) {
    boolean secret = workload.podSpec().path("imagePullSecrets").isArray();
    return workload.containers().stream()
        .map(c -> c.path("image").asString(""))
        .filter(
            image ->
                DOUBTFUL.matcher(image).matches() || (!secret && PRIVATE.matcher(image).matches()))
        .limit(1)
        .map(
            image ->
                Flaw.at(
                    workload,
                    "%s %s pulls image \"%s\"%s"
                        .formatted(
                            workload.kind(),
                            workload.name(),
                            image,
                            secret
                                ? ", which does not look like one that exists"
                                : " from a private registry without a pull secret, so it likely"
                                    + " cannot be pulled"),
                    image));
  }
}
