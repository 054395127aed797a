package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RerunCronJob;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Job that a rerun makes of a CronJob's template, under a name that cannot be taken twice. */
final class RerunJob {

  private static final int KEPT_FOR = 7 * 24 * 60 * 60;

  private RerunJob() {}

  static String body(Live live, RerunCronJob rerun, String marker) {
    JsonNode template = live.object().at("/spec/jobTemplate");
    ObjectNode job = JsonMapper.shared().createObjectNode();
    job.put("apiVersion", "batch/v1").put("kind", "Job");
    ObjectNode metadata = job.putObject("metadata");
    metadata.put("name", RerunCronJob.jobName(live.ref().name(), marker));
    metadata.put("namespace", live.ref().namespace());
    if (template.at("/metadata/labels") instanceof ObjectNode labels) {
      metadata.set("labels", labels.deepCopy());
    }
    ObjectNode annotations =
        template.at("/metadata/annotations") instanceof ObjectNode found
            ? found.deepCopy()
            : JsonMapper.shared().createObjectNode();
    annotations
        .put("cronjob.kubernetes.io/instantiate", "manual")
        .put(Workload.MARKER, marker)
        .put(ObjectFacts.RERUN, rerun.to());
    metadata.set("annotations", annotations);
    owner(metadata, live);
    job.set("spec", spec(template));
    return job.toString();
  }

  /** Not its controller: a schedule counts and clears away only the Jobs it made itself. */
  private static void owner(ObjectNode metadata, Live live) {
    metadata
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", "batch/v1")
        .put("kind", "CronJob")
        .put("name", live.ref().name())
        .put("uid", live.uid());
  }

  private static JsonNode spec(JsonNode template) {
    JsonNode spec = template.path("spec").deepCopy();
    if (spec instanceof ObjectNode fields && !fields.has("ttlSecondsAfterFinished")) {
      fields.put("ttlSecondsAfterFinished", KEPT_FOR);
    }
    return spec;
  }
}
