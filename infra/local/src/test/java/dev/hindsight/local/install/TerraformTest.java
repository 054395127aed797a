package dev.hindsight.local.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The role for AWS: parsed, its names resolved, and nothing in it wider than it has to be. */
class TerraformTest {

  private static final Path FOLDER = Path.of("..", "terraform");
  private static final Set<String> FREE = Set.of("tags", "permissions_boundary", "sessions");

  @Test
  void everyFileParses() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("main.tf", "outputs.tf", "variables.tf", "versions.tf");
    }
    assertThat(names(parsed()))
        .containsExactlyInAnyOrder("terraform", "variable", "locals", "data", "resource", "output");
  }

  @Test
  void theVariablesAreDeclaredAndUsedEachOfThem() throws IOException {
    Map<?, ?> declared = map(parsed(), "variable");
    assertThat(matches("\\bvar\\.(\\w+)", text())).isEqualTo(names(declared));
    declared.forEach(
        (name, variable) -> {
          Map<?, ?> fields = (Map<?, ?>) variable;
          assertThat(fields.get("description")).as("description of %s", name).isNotNull();
          assertThat(fields.get("type")).as("type of %s", name).isNotNull();
          assertThat(fields.containsKey("validation"))
              .as("validation of %s", name)
              .isNotEqualTo(FREE.contains(String.valueOf(name)));
        });
  }

  @Test
  void whateverIsReferredToIsThere() throws IOException {
    Set<String> there = new TreeSet<>();
    for (String kind : List.of("resource", "data")) {
      map(parsed(), kind)
          .forEach(
              (type, named) ->
                  ((Map<?, ?>) named).keySet().forEach(n -> there.add(type + "." + n)));
    }
    assertThat(there).containsAll(matches("\\b(aws_\\w+\\.\\w+)\\b", text())).isNotEmpty();
    assertThat(matches("\\blocal\\.(\\w+)", text())).isEqualTo(names(map(parsed(), "locals")));
  }

  @Test
  void nothingIsGrantedByAWildcardAndTheActionsOnlyByThePolicyFile() throws IOException {
    assertThat(wild(parsed())).isEmpty();
    assertThat(wild(parse("resource \"a\" \"b\" { actions = [\"iam:*\"] }"))).hasSize(1);
    assertThat(wild(parse("resource \"a\" \"b\" { c { resources = [\"*\"] } }"))).hasSize(1);
    assertThat(matches("\"([a-z0-9]+:[A-Z]\\w+)\"", text()))
        .containsExactlyInAnyOrder(
            "sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:ExternalId");
    assertThat(Files.readString(FOLDER.resolve("main.tf")))
        .containsOnlyOnce("= file(var.policy_files[count.index])")
        .containsOnlyOnce("file(");
  }

  @Test
  void eachTrustIsBoundToOne() throws IOException {
    Map<?, ?> trusts = map(map(parsed(), "locals"), "trust");
    assertThat(names(trusts)).containsExactlyInAnyOrder("irsa", "instance", "account");
    Map<?, ?> documents = map(map(parsed(), "data"), "aws_iam_policy_document");
    assertThat(text())
        .contains("variable = \"${local.issuer}:sub\"")
        .contains("values   = [\"system:serviceaccount:${var.service_account}\"]")
        .contains("variable = \"${local.issuer}:aud\"");
    assertThat(conditions(documents, "irsa")).hasSize(2).containsOnly("StringEquals");
    assertThat(map(documents, "account").toString())
        .contains("test=StringEquals, variable=sts:ExternalId, values=[");
  }

  @Test
  void theRoleForSessionsTrustsTheBotAlone() throws IOException {
    Map<?, ?> documents = map(map(parsed(), "data"), "aws_iam_policy_document");
    assertThat(map(documents, "sessions").toString())
        .contains("actions=[sts:AssumeRole]", "identifiers=[aws_iam_role.hindsight.arn]");
    assertThat(map(documents, "assume").toString())
        .contains("actions=[sts:AssumeRole]", "aws_iam_role.sessions");
  }

  private static List<String> conditions(Map<?, ?> documents, String name) {
    return ((List<?>) map(map(documents, name), "statement").get("condition"))
        .stream().map(condition -> String.valueOf(((Map<?, ?>) condition).get("test"))).toList();
  }

  /** Every value with a star in it; what is told to people may have any letter. */
  private static List<String> wild(Object node) {
    return switch (node) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .filter(e -> !Set.of("description", "error_message").contains(e.getKey()))
              .flatMap(e -> wild(Objects.requireNonNullElse(e.getValue(), "")).stream())
              .toList();
      case List<?> list -> list.stream().flatMap(one -> wild(one).stream()).toList();
      // a splat over a resource's instances is none
      default ->
          String.valueOf(node).replaceFirst("^aws_\\w+\\.\\w+\\.\\*\\.", "").contains("*")
              ? List.of(String.valueOf(node))
              : List.of();
    };
  }

  private static Set<String> matches(String pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static Set<String> names(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static Map<?, ?> map(Map<?, ?> from, String key) {
    return (Map<?, ?>) from.get(key);
  }

  private static String text() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(TerraformTest::read).collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> parsed() throws IOException {
    return parse(text());
  }

  private static Map<?, ?> parse(String text) {
    try {
      return new LinkedHashMap<Object, Object>(new HCLParser().parse(text));
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
  }
}
