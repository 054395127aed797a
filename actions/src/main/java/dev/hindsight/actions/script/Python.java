package dev.hindsight.actions.script;

import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.verify.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a plan as a Python script: the plan as data, and a program that is always the same. */
final class Python {

  // The title comes third: Python takes one of the first two lines for a word about the encoding.
  private static final String HEAD =
      """
      #!/usr/bin/env python3
      # A plan of Hindsight, which itself runs the typed steps and not this file.
      # TITLE
      #
      # python3 FILE        does it: what is done already is left alone, what is not as planned stops it
      # python3 FILE undo   takes it back
      """;

  private static final String PROGRAM = program();

  private Python() {}

  static String write(Sheet sheet) {
    String plan =
        "PLAN = [\n%s]\n\nUNDO = [\n%s]\n".formatted(list(sheet.there()), list(sheet.back()));
    ArrayNode watched = JsonMapper.shared().createArrayNode();
    sheet.watched().forEach(workload -> watched.add(thing(workload)));
    ArrayNode clusters = JsonMapper.shared().createArrayNode();
    sheet.clusters().forEach(clusters::add);
    String rest =
        """
        # The cluster of the plan, by the UID of its namespace kube-system.
        CLUSTERS = %s

        # The workloads that should be well at the end, and whether their rollouts must be over.
        WATCHED = %s
        ROLLS_OUT = %s
        """
            .formatted(
                PythonText.of(clusters, 11),
                PythonText.of(watched, 10),
                sheet.rollsOut() ? "True" : "False");
    return String.join("\n", HEAD.replace("TITLE", sheet.title()), plan, rest) + "\n" + PROGRAM;
  }

  private static String list(List<Item> items) {
    return items.stream()
        .map(
            item ->
                "    # %s. %s\n    %s,\n"
                    .formatted(item.number(), item.words(), PythonText.of(data(item), 4)))
        .collect(Collectors.joining());
  }

  private static ObjectNode data(Item item) {
    ObjectNode data = JsonMapper.shared().createObjectNode();
    data.put("title", "%s. %s".formatted(item.number(), item.words()));
    switch (item) {
      case Item.Do(_, Deed deed) -> put(data, deed);
      case Item.Call(_, AwsDeed deed) -> PythonAws.put(data, deed);
      case Item.Look(_, _, AwsLook look, long seconds) -> PythonAws.put(data, look, seconds);
      case Item.Pause(_, Step step) -> put(data, step);
      case Item.Stays _ -> data.put("stays", true);
    }
    return data;
  }

  private static void put(ObjectNode data, Deed deed) {
    data.set("object", thing(deed.thing()));
    data.put("uid", deed.uid());
    if (deed.generation().isPresent()) {
      data.put("generation", deed.generation().getAsLong());
    }
    ArrayNode paths = data.putArray("paths");
    deed.exact().forEach(spot -> paths.add(path(spot.path())));
    values(data.putArray("before"), deed.exact().stream().map(Spot::before).toList());
    switch (deed.end()) {
      case Deed.End.Reads _ -> {
        ArrayNode after = data.putArray("after");
        deed.exactlyDone().forEach(fields -> values(after.addArray(), fields));
      }
      case Deed.End.Gone _ -> data.put("goes", "deleted");
      case Deed.End.Forgotten _ -> data.put("goes", "forgotten");
      case Deed.End.Exists(Thing made) -> data.set("makes", thing(made));
    }
    put(data.putObject("change"), deed.change().call());
  }

  private static void values(ArrayNode to, List<Optional<String>> values) {
    values.forEach(value -> value.ifPresentOrElse(to::add, to::addNull));
  }

  private static void put(ObjectNode change, Change.Call call) {
    switch (call) {
      case Change.Call.Patch(JsonNode body) -> change.set("patch", body);
      case Change.Call.Evict(JsonNode body) -> change.set("evict", body);
      case Change.Call.Delete(JsonNode options) -> change.set("delete", options);
      case Change.Call.RunJob(String name) -> change.put("run_job", name);
      case Change.Call.RollBack(String template) -> change.put("roll_back", template);
    }
  }

  private static void put(ObjectNode data, Step step) {
    switch (step) {
      case Step.Act act -> throw new IllegalArgumentException("not a pause: " + act);
      case Step.Wait(long seconds) -> data.put("wait", seconds);
      case Step.Ask _ -> data.put("ask", true);
      case Step.Check(Probe probe, long seconds) -> {
        data.put("within", seconds);
        switch (probe) {
          case Probe.Http(String url) -> data.put("http", url);
          case Probe.Tcp(String host, int port) -> data.putArray("tcp").add(host).add(port);
          case Probe.Metric metric -> data.put("metric", Query.path(metric));
        }
      }
    }
  }

  private static ObjectNode thing(Thing thing) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("api_version", thing.apiVersion()).put("kind", thing.kind());
    if (!thing.namespace().isEmpty()) {
      node.put("namespace", thing.namespace());
    }
    return node.put("name", thing.name());
  }

  private static ArrayNode path(FieldPath path) {
    ArrayNode parts = JsonMapper.shared().createArrayNode();
    for (FieldPath.Part part : path.parts()) {
      switch (part) {
        case FieldPath.Part.Key(String name) -> parts.add(name);
        case FieldPath.Part.Item(String field, String text) -> parts.addObject().put(field, text);
        case FieldPath.Part.Flagged(String field) -> parts.addObject().put(field, true);
      }
    }
    return parts;
  }

  private static String program() {
    try (InputStream in = new ClassPathResource("script/plan.py").getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
