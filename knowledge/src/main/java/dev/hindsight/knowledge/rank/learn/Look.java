package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An incident's lines read once: its objects, what they show, and what they showed before. */
record Look(
    Symptoms symptoms, Names names, List<EvidenceLine> now, Snapshot today, Snapshot before) {

  private static final int MOST_LINES = 2_500;

  static Look of(Symptoms symptoms) {
    List<EvidenceLine> now = lines(symptoms);
    List<EvidenceLine> healthy = symptoms.healthy().stream().limit(2L * MOST_LINES).toList();
    String service =
        symptoms.service().isBlank() ? "" : symptoms.namespace() + "/" + symptoms.service();
    String key = ObjectName.parse(service).map(ObjectName::key).orElse("");
    Names names = Names.of(objects(symptoms, now, healthy, service));
    return new Look(
        symptoms, names, now, Snapshot.of(now, names, key), Snapshot.of(healthy, names, key));
  }

  private static List<EvidenceLine> lines(Symptoms symptoms) {
    List<EvidenceLine> lines = new ArrayList<>(symptoms.evidence());
    if (lines.stream().noneMatch(line -> line.kind().equals("alert"))) {
      Stream.concat(symptoms.alertNames().stream(), symptoms.alertTexts().stream())
          .forEach(text -> lines.add(new EvidenceLine(0, "", "alert", text)));
    }
    return lines.size() <= MOST_LINES ? lines : lines.subList(0, MOST_LINES);
  }

  private static List<ObjectName> objects(
      Symptoms symptoms, List<EvidenceLine> now, List<EvidenceLine> healthy, String service) {
    List<ObjectName> objects = new ArrayList<>();
    ObjectName.parse(service).ifPresent(objects::add);
    Stream.concat(now.stream(), healthy.stream())
        .map(EvidenceLine::object)
        .distinct()
        .flatMap(object -> ObjectName.parse(object).stream())
        .forEach(objects::add);
    symptoms
        .calls()
        .forEach(
            call ->
                Stream.of(call.caller(), call.callee())
                    .flatMap(name -> ObjectName.parse(name).stream())
                    .forEach(objects::add));
    return objects;
  }

  /** By key, how the lines spell the objects. */
  Map<String, List<String>> spellings() {
    Map<String, List<String>> spellings = new LinkedHashMap<>();
    Stream.concat(now.stream(), symptoms.healthy().stream())
        .map(EvidenceLine::object)
        .distinct()
        .forEach(
            object ->
                ObjectName.parse(object)
                    .ifPresent(
                        name ->
                            spellings
                                .computeIfAbsent(name.key(), _ -> new ArrayList<>())
                                .add(object)));
    return spellings;
  }
}
