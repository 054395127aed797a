package dev.hindsight.actions.action;

import java.util.SortedMap;
import java.util.regex.Pattern;

/** Sets one container's image: to one its own history has had, or to a digest. */
@Meaning("Sets one container's image: to one its own history has had, or to a digest.")
@Needs(group = "apps", resource = "deployments", verb = "patch")
public record SetImage(
    Target target,
    @Meaning("the container's name") String container,
    @Meaning("the image now") String from,
    @Meaning("the image then: one that a kept revision had, or one named by its digest") String to)
    implements Action {

  static final String NAME = "set-image";
  private static final Pattern DIGEST = Pattern.compile(".+@sha256:[0-9a-f]{64}");

  /** Whether the image is named by its content, so that it cannot become another one. */
  public boolean byDigest() {
    return DIGEST.matcher(to).matches();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    return "Set the image of container %s in %s from %s to %s"
        .formatted(container, target.object().display(), from, to);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of("image", from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of("image", to);
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.of(
        "image", live.workload().flatMap(w -> w.container(container)).map(Facts.Container::image));
  }

  @Override
  public String beforeWords() {
    return "image " + from;
  }

  @Override
  public String afterWords() {
    return "image " + to;
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetImage(target, container, to, from));
  }
}
