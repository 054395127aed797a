package dev.hindsight.actions.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Programs named kubectl and aws that write down its arguments, byte for byte, answer looks with
 * what they were told, and change those answers when they see a change they were told of.
 */
final class FakeKubectl {

  private static final String PROGRAM =
      """
      #!/bin/sh
      d='DIRECTORY'
      SELF
      printf '%s\\0' "$#" "$@" >> "$d/calls"
      key=$(printf '%s\\0' "$@" | sha256sum | cut -c1-64)
      if [ "$2" = --raw ]; then cat >> "$d/input"; printf '\\0' >> "$d/input"; fi
      if [ -f "$d/looks/$key" ]; then cat "$d/looks/$key"; fi
      if [ -d "$d/effects/$key" ]; then cp "$d/effects/$key/"* "$d/looks/"; fi
      exit 0
      """;

  private final Path directory;
  private String answer = "yes\n".repeat(9);

  FakeKubectl(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory.resolve("looks"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    program("kubectl", PROGRAM.replace("SELF", ":"));
    program("aws", PROGRAM.replace("SELF", "set -- aws \"$@\""));
    program("sleep", "#!/bin/sh\n");
  }

  private void program(String name, String text) {
    Path program = directory.resolve(name);
    write(program, text.replace("DIRECTORY", directory.toString()));
    if (!program.toFile().setExecutable(true)) {
      throw new IllegalStateException("cannot be made a program");
    }
  }

  /** What is said to a script that asks. */
  FakeKubectl answering(String text) {
    answer = text;
    return this;
  }

  /** The world of this plan, before anything was done. */
  FakeKubectl knows(Sheet sheet) {
    sheet.clusters().forEach(uid -> says(Sheet.CLUSTER, uid));
    deeds(sheet.there()).forEach(this::knows);
    Stream.of(sheet.there(), sheet.back())
        .flatMap(items -> FakeAws.deeds(items).stream())
        .filter(FakeAws::shifts)
        .forEach(deed -> says(FakeAws.change(deed), FakeAws.RECEIPT + "\n"));
    deeds(sheet.back())
        .forEach(deed -> effect(deed.change().argv(), deed.look(), after("9", deed)));
    looks(sheet.there());
    looks(sheet.back());
    for (AwsDeed deed : FakeAws.deeds(sheet.there())) {
      deed.looks().forEach(look -> unlessKnown(FakeAws.look(look), look.before()));
      changes(deed, deed.looks(), AwsLook::after);
      for (AwsDeed undo : FakeAws.deeds(sheet.back())) {
        if (undo.last().call().equals(deed.last().call())) {
          changes(deed, undo.looks(), AwsLook::before);
          changes(undo, undo.looks(), AwsLook::after);
          changes(undo, deed.looks(), AwsLook::before);
        }
      }
    }
    return this;
  }

  private void looks(List<Item> items) {
    items.forEach(
        i -> {
          if (i instanceof Item.Look(_, _, AwsLook look, _)) {
            says(FakeAws.look(look), look.after());
          }
        });
  }

  private void changes(AwsDeed deed, List<AwsLook> looks, Function<AwsLook, String> answer) {
    for (AwsLook look : looks) {
      effect(
          FakeAws.change(deed),
          FakeAws.look(look),
          deed.there().isPresent() ? FakeAws.GONE : answer.apply(look));
    }
  }

  private void unlessKnown(List<String> look, String text) {
    if (!Files.exists(look(look))) {
      says(look, text);
    }
  }

  static Stream<Deed> deeds(List<Item> items) {
    return items.stream()
        .flatMap(i -> i instanceof Item.Do(_, Deed d) ? Stream.of(d) : Stream.of());
  }

  private void knows(Deed deed) {
    if (!Files.exists(look(deed.look()))) {
      String generation =
          deed.generation().isPresent() ? Long.toString(deed.generation().getAsLong()) : "";
      says(deed.look(), generation + " " + deed.before());
    }
    effect(deed.change().argv(), deed.look(), after("8", deed));
    if (deed.end() instanceof Deed.End.Exists(Thing made)) {
      effect(deed.change().argv(), exists(made), "job.batch/made\n");
    }
    if (deed.end() instanceof Deed.End.Forgotten) {
      says(place(deed), "2026-01-01T00:00:00Z lost-node");
    }
  }

  /** What the look shows once the change is made; the object is another generation by then. */
  private static String after(String generation, Deed deed) {
    return switch (deed.end()) {
      case Deed.End.Reads _ -> generation + " " + deed.after();
      case Deed.End.Gone _, Deed.End.Forgotten _ -> "";
      case Deed.End.Exists _ -> " " + deed.before();
    };
  }

  void says(List<String> argv, String answer) {
    write(look(argv), answer);
  }

  private void effect(List<String> argv, List<String> look, String answer) {
    write(directory.resolve("effects").resolve(key(argv)).resolve(key(look)), answer);
  }

  private Path look(List<String> argv) {
    return directory.resolve("looks").resolve(key(argv));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text that an argument can hold: no program can be given a NUL. */
  static String argument(String text) {
    return text.replace("\0", "\uFFFD");
  }

  private static String key(List<String> argv) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      argv.forEach(a -> digest.update((argument(a) + "\0").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that a script says on its way there. */
  static List<List<String>> calls(Sheet sheet) {
    List<List<String>> calls = new ArrayList<>();
    sheet.clusters().forEach(_ -> calls.add(Sheet.CLUSTER));
    for (Item item : sheet.there()) {
      switch (item) {
        case Item.Do(_, Deed deed) -> calls.addAll(calls(deed));
        case Item.Call(_, AwsDeed deed) -> calls.addAll(FakeAws.calls(deed));
        case Item.Look(_, _, AwsLook look, _) -> calls.add(FakeAws.look(look));
        case Item.Pause _, Item.Stays _ -> {}
      }
    }
    sheet.watched().forEach(workload -> calls.add(Watching.argv(sheet, workload)));
    return calls;
  }

  /** Those that are no looks. */
  static List<List<String>> changes(List<List<String>> calls) {
    return calls.stream()
        .filter(c -> !List.of("get", "wait").contains(c.getFirst()))
        .filter(c -> !c.contains("status") && !c.contains("--no-paginate"))
        .filter(c -> !c.contains("resource-record-sets-changed"))
        .toList();
  }

  /** All that a script says to kubectl for this change when it makes it. */
  static List<List<String>> calls(Deed deed) {
    List<String> exists =
        deed.end() instanceof Deed.End.Exists(Thing made) ? exists(made) : List.of();
    List<List<String>> calls = new ArrayList<>();
    calls.add(exists);
    calls.add(deed.look());
    if (deed.end() instanceof Deed.End.Forgotten) {
      calls.add(place(deed));
      calls.add(node("lost-node"));
    }
    calls.add(deed.change().argv());
    calls.add(exists.isEmpty() ? deed.look() : exists);
    return calls.stream()
        .filter(call -> !call.isEmpty())
        .map(call -> call.stream().map(FakeKubectl::argument).toList())
        .toList();
  }

  private static List<String> exists(Thing made) {
    return Change.join(List.of("get"), made.words(), List.of("--ignore-not-found", "-o", "name"));
  }

  private static List<String> place(Deed deed) {
    return Change.join(
        List.of("get"),
        deed.thing().words(),
        List.of("-o", "jsonpath={.metadata.deletionTimestamp} {.spec.nodeName}"));
  }

  static List<String> node(String name) {
    return List.of(
        "get",
        "node/" + name,
        "--ignore-not-found",
        "-o",
        "jsonpath=node {.spec.taints[?(@.key==\"node.kubernetes.io/out-of-service\")].key}");
  }

  /** All calls since the last time it was asked, each as its arguments. */
  List<List<String>> calls() {
    Path file = directory.resolve("calls");
    List<List<String>> calls = new ArrayList<>();
    if (!Files.exists(file)) {
      return calls;
    }
    Iterator<String> words = Arrays.asList(read(file).split("\0", -1)).iterator();
    for (String count = words.next(); !count.isEmpty(); count = words.next()) {
      List<String> call = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(count); i++) {
        call.add(words.next());
      }
      calls.add(call);
    }
    write(file, "");
    return calls;
  }

  /** What was said to its standard input. */
  List<String> input() {
    Path file = directory.resolve("input");
    return Files.exists(file)
        ? List.of(read(file).replaceAll("\0$", "").split("\0", -1))
        : List.of();
  }

  /** How a program ended that finds this kubectl first, and all that it said. */
  record Ended(int code, String said) {}

  Ended run(Map<String, String> environment, String... command) {
    try {
      Path said = directory.resolve("said");
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().merge("PATH", directory + ":", (old, ours) -> ours + old);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(said.toFile());
      builder.redirectInput(ProcessBuilder.Redirect.from(answers().toFile()));
      Process process = builder.start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return new Ended(process.waitFor(), read(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Path answers() throws IOException {
    return Files.writeString(
        directory.resolve("answers"),
        answer,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
