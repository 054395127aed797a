package dev.hindsight.local.install;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart as Helm renders it, with the example's values and some more. */
record Chart(Path folder) {

  static final Path SOURCE = Path.of("..", "helm", "hindsight").toAbsolutePath().normalize();
  static final String NAMESPACE = "ops";

  /** The manifest; throws IllegalStateException with Helm's words where the values are refused. */
  String render(String... values) {
    return render(SOURCE.resolve("ci/shop-values.yaml"), values);
  }

  /** The same with nothing but these values. */
  String alone(String... values) {
    return render(SOURCE.resolve("values.yaml"), values);
  }

  private String render(Path first, String... values) {
    try {
      Path more = Files.writeString(folder.resolve("values.yaml"), String.join("\n", values));
      TemplateCommand template =
          new Helm(SOURCE)
              .template()
              .withName("hindsight")
              .withNamespace(NAMESPACE)
              .withKubeVersion("1.33.0");
      return template.withValuesFile(first).withValuesFile(more).call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its objects in the client's own models, which know no field that Kubernetes does not know. */
  static List<KubernetesObject> objects(String manifest) {
    return Stream.of(manifest.split("(?m)^---$", -1))
        .filter(document -> document.contains("kind:"))
        .map(Chart::object)
        .toList();
  }

  static KubernetesObject object(String document) {
    try {
      return (KubernetesObject) Yaml.load(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only one of that kind. */
  static <T extends KubernetesObject> T only(String manifest, Class<T> kind) {
    List<T> found = objects(manifest).stream().filter(kind::isInstance).map(kind::cast).toList();
    if (found.size() != 1) {
      throw new AssertionError("%d of %s".formatted(found.size(), kind.getSimpleName()));
    }
    return found.getFirst();
  }
}
